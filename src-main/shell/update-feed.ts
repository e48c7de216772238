import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import type { UpdateObstacle } from '../contract/updates';

/** What electron-builder wrote into `app-update.yml`, as far as it is needed here. */
interface UpdateFeed {
  file: string;
  host: string;
  /** Whether updates must be signed by the publisher that is named there. */
  namesPublisher: boolean;
}

export interface Installation {
  platform: NodeJS.Platform;
  /** Path of the running program. */
  executable: string;
  /** Where `app-update.yml` would be. */
  feedFile: string;
  /** The AppImage that the program was started from; undefined for any other package. */
  appImage: string | undefined;
}

function readFeed(file: string): UpdateFeed | null {
  try {
    const text = readFileSync(file, 'utf8');
    const address = new URL(/^url:[ \t]+['"]?([^\s'"]+)/m.exec(text)?.[1] ?? '');
    const namesPublisher = /^publisherName:/m.test(text);
    return address.protocol === 'https:' ? { file, host: address.host, namesPublisher } : null;
  } catch {
    return null;
  }
}

/**
 * Finds out where an installed console looks for updates, or why it can't install any: a deb, rpm or
 * MSI is kept up to date by whoever installed it, and a Windows build that is not signed would have
 * nothing to know its publisher by.
 */
export function findUpdateFeed(installation: Installation): UpdateFeed | UpdateObstacle {
  const { platform, executable, feedFile, appImage } = installation;
  const feed = readFeed(feedFile);
  if (feed === null) return 'no-feed';
  if (platform === 'linux' && appImage === undefined) return 'package';
  if (platform === 'win32') {
    // NSIS puts it beside the program; the MSI does not.
    const uninstaller = join(dirname(executable), `Uninstall ${parse(executable).name}.exe`);
    if (!existsSync(uninstaller)) return 'package';
    if (!feed.namesPublisher) return 'unsigned';
  }
  return feed;
}
