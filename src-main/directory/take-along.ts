import type { TFunction } from 'i18next';
import type { ExportFormat } from '../contract/directory';
import { throwIfAborted } from '../graph/abort';
import type { Breathe } from './breathing';
import { exportText } from './export-text';
import type { UserStore } from './user-store';

const rowsInPiece = 500;

/**
 * @param store holds the users
 * @param keys whose addresses are wanted
 * @param breathe is called between slices of the work
 * @returns the primary addresses, one a line, and how many users have none
 */
export async function addressLines(
  store: UserStore,
  keys: Uint32Array,
  breathe: Breathe,
): Promise<{ text: string; count: number; withoutAddress: number }> {
  const addresses: string[] = [];
  for (const [position, key] of keys.entries()) {
    const { mail } = store.row(key);
    // A line break inside an address would make two lines of it; nothing that can be seen is none.
    const address = (mail ?? '').replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '').trim();
    if (address !== '') addresses.push(address);
    if (position % rowsInPiece === 0) await breathe();
  }
  const { length } = addresses;
  return { text: addresses.join('\n'), count: length, withoutAddress: keys.length - length };
}

/**
 * @param options `store` holds the users; `keys` in the order of the file; `t` the words of the
 *   language; `onWritten` hears how many users the pieces asked for so far hold; an AbortError ends the
 *   pieces when `signal` is aborted
 * @returns the file, piece by piece
 */
export async function* exportPieces(options: {
  store: UserStore;
  keys: Uint32Array;
  format: ExportFormat;
  t: TFunction;
  breathe: Breathe;
  signal: AbortSignal;
  onWritten: (count: number) => void;
}): AsyncGenerator<string, void, undefined> {
  const { store, keys, format, t, breathe, signal, onWritten } = options;
  const { head, row, tail } = exportText(format, t);
  yield head;
  for (let from = 0; from < keys.length; from += rowsInPiece) {
    throwIfAborted(signal);
    const piece = Array.from(keys.subarray(from, from + rowsInPiece), (key, index) =>
      row({ ...store.row(key), aliases: store.aliases(key) }, from + index === 0),
    );
    yield piece.join('');
    onWritten(Math.min(from + rowsInPiece, keys.length));
    await breathe();
  }
  throwIfAborted(signal);
  yield tail;
}
