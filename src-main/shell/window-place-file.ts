import { join } from 'node:path';
import type { Logger } from '../ports';
import { openJsonStore } from './json-store';
import { readJson } from './read-json';
import type { WindowPlace } from './window-place';

export interface WindowPlaceFile {
  /** What the last run saved, not yet trusted; undefined when there is nothing to read. */
  load(): unknown;
  save(place: WindowPlace): void;
}

/** The file `window.json` of a profile folder. Losing it loses nothing, so it never complains. */
export function createWindowPlaceFile(folder: string, logger: Logger): WindowPlaceFile {
  return {
    load() {
      const load = readJson(join(folder, 'window.json'));
      return load.kind === 'loaded' ? load.value : undefined;
    },
    save(place) {
      try {
        openJsonStore(folder, 'window').write({ ...place });
      } catch (error) {
        logger.warn("The window's place could not be saved", { reason: String(error) });
      }
    },
  };
}
