import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import type { AppUpdater, ProgressInfo } from 'electron-updater';
import type { UpdateObstacle } from '../contract/updates';
import { abortError, throwIfAborted } from '../graph/abort';
import { TransportFailure, type Logger } from '../ports';
import type { ClosedProxy, ProxyQuestions, ProxySignIn } from '../proxy/proxy-sign-in';
import { UpdateFailure, type UpdateSource } from '../updates/ports';
import { sha512Of } from './file-checksum';
import { limitAnswers } from './limit-answers';
import { announced, failureOf, reasonOf } from './update-answers';
import { findUpdateFeed } from './update-feed';

/** Information about an update is a few lines and its notes; in characters. */
const mostInformation = 1024 * 1024;

/** File names of the channels: `latest.yml`, `beta.yml`. */
const feedChannels = { stable: 'latest', beta: 'beta' };

interface SourceOptions {
  demo: boolean;
  /** Null: that of the version that runs. */
  channel: 'stable' | 'beta' | null;
  /** What proxies are told. */
  proxies: Pick<ProxySignIn, 'openSession'>;
  logger: Logger;
}

/** Rejects with a time-out when the work takes longer; the work is then given up with `giveUp`. */
async function within<T>(
  work: Promise<T>,
  timeoutMs: number,
  host: string,
  giveUp: () => void,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new TransportFailure('timeout', host, 'ERR_TIMED_OUT', {
          seconds: Math.round(timeoutMs / 1000),
        }),
      );
      giveUp();
    }, timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Sets what electron-updater does by itself: nothing.
 *
 * @param answerProxy what a proxy is told that asks for a user name and a password
 */
function prepare(
  updater: AppUpdater,
  channel: 'stable' | 'beta',
  logger: Logger,
  answerProxy: ProxyQuestions['answer'],
): void {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.disableWebInstaller = true;
  updater.channel = feedChannels[channel];
  // Naming a channel allows older versions, too.
  updater.allowDowngrade = false;
  updater.logger = {
    info: () => undefined,
    warn: (message: unknown) => {
      logger.warn('The updater says', { message: reasonOf(message) });
    },
    error: (message: unknown) => {
      logger.warn('The updater says', { message: reasonOf(message) });
    },
  };
  updater.on('login', (authInfo, callback) => {
    const answer = authInfo.isProxy ? answerProxy(authInfo) : null;
    if (answer?.kind === 'signIn') callback(answer.userName, answer.password);
    // Without an answer the request would wait for ever.
    else (callback as () => void)();
  });
  // Its session goes through the system's proxy and certificate store as all others do. Nothing of it
  // may leave unencrypted, wherever the server redirects to.
  updater.netSession.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !url.startsWith('https://') });
  });
}

/**
 * Opens the place that updates of this console come from, with electron-updater; or says why there is
 * none. Looks at files only: no request is made.
 */
export function openUpdateSource(options: SourceOptions): UpdateSource | UpdateObstacle {
  if (options.demo) return 'demo';
  // Tests of the unpacked console may name a feed.
  const named = app.isPackaged ? undefined : process.env['CONSOLE_UPDATE_CONFIG'];
  if (!app.isPackaged && named === undefined) return 'development';
  const feed = findUpdateFeed({
    platform: process.platform,
    executable: process.execPath,
    feedFile: named ?? join(process.resourcesPath, 'app-update.yml'),
    appImage: process.env['APPIMAGE'],
  });
  if (typeof feed === 'string') return feed;
  const { host } = feed;

  const isBeta = app.getVersion().includes('-');
  let isChecking = false;
  let closed: ClosedProxy | null = null;
  /** The checksums that were announced last, and the file that was fetched. */
  let checksums: readonly string[] = [];
  let fetched: string | null = null;
  const session = options.proxies.openSession();
  let atProxy = session.begin();
  const failed = (error: unknown) => failureOf(error, host, closed);
  /** The library does not say which request a proxy asks about: all until the next count as one. */
  function begin(): void {
    closed = null;
    atProxy = session.begin();
  }

  /**
   * Compares the file as it lies on the disk. The library sums up what comes over the network only, and
   * where fetching is cancelled and begun anew, the writer before may spoil the new one's file.
   */
  async function isAsAnnounced(file: string): Promise<boolean> {
    if (checksums.includes(await sha512Of(file))) return true;
    // Else the library would take it again.
    await rm(file, { force: true });
    return false;
  }
  const notAsAnnounced = () => new UpdateFailure('altered', 'The file on the disk is another one');

  async function load() {
    const { autoUpdater: updater, CancellationToken } = await import('electron-updater');
    prepare(
      updater,
      options.channel ?? (isBeta ? 'beta' : 'stable'),
      options.logger,
      (challenge) => {
        const answer = atProxy.answer(challenge);
        if (answer.kind !== 'signIn') closed = answer;
        return answer;
      },
    );
    limitAnswers(updater, {
      most: mostInformation,
      // All else is a file: it is not kept in memory, and its size is announced.
      applies: () => isChecking,
      failure: () => new TransportFailure('answer-too-large', host, 'answer-too-large'),
    });
    if (named !== undefined) {
      updater.forceDevUpdateConfig = true;
      updater.updateConfigPath = named;
    }
    return { updater, CancellationToken };
  }
  // With the first check, so that the window need not wait for it.
  let loaded: ReturnType<typeof load> | null = null;
  const library = () => (loaded ??= load());

  return {
    host,
    async check(timeoutMs) {
      begin();
      const { updater } = await library();
      isChecking = true;
      try {
        const found = await within(updater.checkForUpdates(), timeoutMs, host, () => {
          void updater.netSession.closeAllConnections();
        });
        atProxy.passed();
        if (found?.isUpdateAvailable !== true) return null;
        checksums = found.updateInfo.files.map(({ sha512 }) => sha512);
        return announced(found.updateInfo);
      } catch (error) {
        throw error instanceof TransportFailure ? error : failed(error);
      } finally {
        isChecking = false;
      }
    },
    async download(onProgress, signal) {
      throwIfAborted(signal);
      begin();
      const { updater, CancellationToken } = await library();
      const token = new CancellationToken();
      const cancel = () => {
        token.cancel();
      };
      const tell = ({ transferred, total }: ProgressInfo) => {
        onProgress({ done: transferred, of: total });
      };
      signal.addEventListener('abort', cancel, { once: true });
      updater.on('download-progress', tell);
      try {
        const fetch = async () => {
          const [file = ''] = await updater.downloadUpdate(token);
          return (await isAsAnnounced(file)) ? file : null;
        };
        fetched = (await fetch()) ?? (await fetch());
        if (fetched === null) throw notAsAnnounced();
        atProxy.passed();
        throwIfAborted(signal);
      } catch (error) {
        if (signal.aborted) throw abortError();
        throw error instanceof UpdateFailure ? error : failed(error);
      } finally {
        updater.off('download-progress', tell);
        signal.removeEventListener('abort', cancel);
        token.dispose();
      }
    },
    async install() {
      const { updater } = await library();
      if (fetched === null || !(await isAsAnnounced(fetched))) throw notAsAnnounced();
      return new Promise((_, reject) => {
        updater.once('error', (error) => {
          app.requestSingleInstanceLock();
          reject(failed(error));
        });
        // The new version opens the same profile, which one copy at a time may have.
        app.releaseSingleInstanceLock();
        // Without the pages of the installer, where there is one, into the same place as before.
        updater.quitAndInstall(true, true);
      });
    },
  };
}
