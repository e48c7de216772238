import { createColumn, words } from './growing-column';

/**
 * Many short texts, numbered in the order they came, in few long strings: V8 searches a long string
 * faster than many short ones, and a short string costs more than its characters.
 */
export interface PackedTexts {
  readonly size: number;
  /** Answers the number of the text. */
  add(text: string): number;
  at(index: number): string;
  /** Whether the text with this number begins with `prefix`. */
  begins(index: number, prefix: string): boolean;
  /** How many pieces there are to search. */
  readonly pieces: number;
  /** Calls `found` once with the number of every text in a piece that holds `term`, one word. */
  searchPiece(piece: number, term: string, found: (index: number) => void): void;
  /** Gives back what growing had reserved. */
  trim(): void;
}

const textsInPiece = 512;
/** Parts the texts of a piece, so that no word is found across two of them. */
const separator = '\n';

/** Makes an empty collection. */
export function createPackedTexts(): PackedTexts {
  const pieces: string[] = [];
  const starts = createColumn(words);
  /** Not yet joined into a piece. */
  let recent: string[] = [];
  let recentLength = 0;
  let size = 0;

  const pieceAt = (piece: number): string =>
    pieces[piece] ?? recent.map((text) => text + separator).join('');

  return {
    get size() {
      return size;
    },
    get pieces() {
      return pieces.length + (recent.length > 0 ? 1 : 0);
    },
    add: (text) => {
      const packed = pack(text);
      starts.set(size, recentLength);
      recent.push(packed);
      recentLength += packed.length + separator.length;
      size += 1;
      if (recent.length === textsInPiece) {
        pieces.push(pieceAt(pieces.length));
        recent = [];
        recentLength = 0;
      }
      return size - 1;
    },
    at: (index) => {
      const piece = pieces[Math.floor(index / textsInPiece)];
      if (piece === undefined) return unpack(recent[index % textsInPiece] ?? '');
      const isLast = (index + 1) % textsInPiece === 0;
      const end = isLast ? piece.length : starts.get(index + 1);
      return unpack(piece.slice(starts.get(index), end - separator.length));
    },
    begins: (index, prefix) => {
      const piece = pieces[Math.floor(index / textsInPiece)];
      const packed = pack(prefix);
      return piece === undefined
        ? recent[index % textsInPiece]?.startsWith(packed) === true
        : piece.startsWith(packed, starts.get(index));
    },
    searchPiece: (number, term, found) => {
      const packed = pack(term);
      const piece = pieceAt(number);
      const first = number * textsInPiece;
      const last = Math.min(first + textsInPiece, size) - 1;
      let index = first;
      for (let hit = piece.indexOf(packed); hit >= 0;) {
        while (index < last && starts.get(index + 1) <= hit) index += 1;
        found(index);
        if (index === last) return;
        hit = piece.indexOf(packed, starts.get(index + 1));
      }
    },
    trim: () => {
      starts.trim(size);
    },
  };
}

/**
 * The bytes of the text in UTF-8 as characters, because a single character beyond Latin-1 would
 * make V8 store a whole piece with two bytes for each.
 */
function pack(text: string): string {
  return /[\u0080-\uffff]/.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text;
}

function unpack(packed: string): string {
  return /[\u0080-\u00ff]/.test(packed) ? Buffer.from(packed, 'latin1').toString('utf8') : packed;
}
