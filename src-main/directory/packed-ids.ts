/** GUIDs, numbered in the order they came, in 16 bytes each. Any other text is not to be given. */
export interface PackedIds {
  readonly size: number;
  /** The number of an ID, a new one if it is not there yet. */
  add(id: string): number;
  /** The number of an ID; null when it is not there. */
  find(id: string): number | null;
  /** The ID with this number, in lower case. */
  at(key: number): string;
  /** Gives back what growing had reserved. */
  trim(): void;
}

const dash = 0x2d;
const smallest = 4096;

/** Makes an empty set of IDs: a hash table with open addressing over one column of numbers. */
export function createPackedIds(): PackedIds {
  /** Four words for each ID. */
  let ids = new Uint32Array(smallest);
  /** The ID that is looked for, in the same form; an array for each would be garbage at once. */
  const wanted = new Uint32Array(4);
  let size = 0;
  // Holds number + 1, so that 0 is an empty place. Never more than half full.
  let places = new Uint32Array(2048);

  function isWanted(key: number): boolean {
    const first = key * 4;
    return (
      ids[first] === wanted[0] &&
      ids[first + 1] === wanted[1] &&
      ids[first + 2] === wanted[2] &&
      ids[first + 3] === wanted[3]
    );
  }

  /** The place of the wanted ID, or the empty one where it belongs. */
  function placeOfWanted(): number {
    const mask = places.length - 1;
    let place = hash(wanted) & mask;
    for (;;) {
      const known = places[place] ?? 0;
      if (known === 0 || isWanted(known - 1)) return place;
      place = (place + 1) & mask;
    }
  }

  function want(id: string): void {
    let word = 0;
    let digits = 0;
    for (let position = 0; position < id.length; position += 1) {
      const code = id.charCodeAt(position);
      if (code === dash) continue;
      // Digits, then letters of either case.
      word = (word << 4) | (code < 0x3a ? code - 0x30 : (code | 0x20) - 0x57);
      digits += 1;
      if (digits % 8 === 0) wanted[digits / 8 - 1] = word;
    }
  }

  function resize(length: number): void {
    const next = new Uint32Array(length);
    next.set(ids.subarray(0, size * 4));
    ids = next;
  }

  function makePlaces(): void {
    places = new Uint32Array(places.length * 2);
    for (let key = 0; key < size; key += 1) {
      wanted.set(ids.subarray(key * 4, key * 4 + 4));
      places[placeOfWanted()] = key + 1;
    }
  }

  return {
    get size() {
      return size;
    },
    add: (id) => {
      want(id);
      const place = placeOfWanted();
      const known = places[place] ?? 0;
      if (known > 0) return known - 1;
      const key = size;
      if (key * 4 === ids.length) resize(Math.max(smallest, ids.length * 2));
      ids.set(wanted, key * 4);
      places[place] = key + 1;
      size += 1;
      if (size * 2 > places.length) makePlaces();
      return key;
    },
    find: (id) => {
      want(id);
      const known = places[placeOfWanted()] ?? 0;
      return known === 0 ? null : known - 1;
    },
    at: (key) => {
      const hex = Array.from(ids.subarray(key * 4, key * 4 + 4), (word) =>
        word.toString(16).padStart(8, '0'),
      ).join('');
      return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        hex.slice(12, 16),
        hex.slice(16, 20),
        hex.slice(20),
      ].join('-');
    },
    trim: () => {
      resize(size * 4);
    },
  };
}

function hash(id: Uint32Array): number {
  let mixed = 0;
  for (const word of id) mixed = Math.imul(mixed ^ word, 0x9e3779b1) ^ (mixed >>> 15);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
