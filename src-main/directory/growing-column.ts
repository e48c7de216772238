/** An array of numbers that grows as it is written to, at a fraction of what objects take. */
export interface Column {
  get(position: number): number;
  set(position: number, value: number): void;
  /** Gives back what growing had reserved beyond `length` values. */
  trim(length: number): void;
}

type Numbers = Uint8Array | Uint16Array | Uint32Array;

/**
 * @param make the array of a length, filled with zeros; its kind decides which numbers fit
 * @returns the column; what was never set is 0
 */
export function createColumn(make: (length: number) => Numbers): Column {
  let values = make(1024);

  function resize(length: number): void {
    const next = make(length);
    next.set(values.length > length ? values.subarray(0, length) : values);
    values = next;
  }

  return {
    get: (position) => values[position] ?? 0,
    set: (position, value) => {
      if (position >= values.length) resize(Math.max(position + 1, values.length * 2));
      values[position] = value;
    },
    trim: (length) => {
      if (length < values.length) resize(length);
    },
  };
}

export const bytes = (length: number): Numbers => new Uint8Array(length);
export const words = (length: number): Numbers => new Uint32Array(length);
