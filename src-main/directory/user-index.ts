import type { UserColumn, UserKind, UsersQuery } from '../contract/directory';
import { throwIfAborted } from '../graph/abort';
import type { Breathe } from './breathing';
import { searchTerms } from './fold';
import type { Signs } from './mailbox-kind';
import { sortInSlices } from './sliced-sort';
import type { UserStore } from './user-store';

/** The loaded directory: searched, filtered and sorted without the network. */
export interface UserIndex {
  readonly count: number;
  /**
   * Keys of everybody a question finds, in its order. Users without a value in the column are last
   * in either direction.
   *
   * @throws AbortError when aborted between two slices of the work
   */
  find(query: UsersQuery, signal: AbortSignal): Promise<Uint32Array>;
  /** Computes the order of a column, so that the first click on it finds it there. */
  prepare(column: TextColumn): Promise<void>;
}

/** Columns with an order of their own; the others have few values, in the order of names. */
type TextColumn = Extract<UserColumn, 'displayName' | 'mail' | 'userPrincipalName'>;

interface Order {
  keys: Uint32Array;
  /** How many of them have a value in the column; the rest follow. */
  filled: number;
}

const stepsBetweenBreaths = 4096;

/**
 * Makes the index of some users of a store.
 *
 * @param store holds them, and goes on to hold what is learned about them
 * @param members their keys
 * @param breathe is called between slices of the work
 * @param locale whose order texts are sorted in
 */
export function createUserIndex(
  store: UserStore,
  members: Uint32Array,
  breathe: Breathe,
  locale: () => string,
): UserIndex {
  let orders = new Map<TextColumn, Promise<Order>>();
  let orderedFor = locale();

  async function computeOrder(column: TextColumn): Promise<Order> {
    const { compare } = new Intl.Collator(orderedFor, { numeric: true });
    // Texts of one column only, and only while it is sorted: they would take more than all else.
    const texts: string[] = [];
    const filled: number[] = [];
    const empty: number[] = [];
    for (const [position, key] of members.entries()) {
      const text = store.text(key, column);
      if (text === '') empty.push(key);
      else {
        filled.push(key);
        texts[key] = text;
      }
      if (position % stepsBetweenBreaths === 0) await breathe();
    }
    const textOf = (key: number): string => texts[key] ?? '';
    const sorted = await sortInSlices(
      Uint32Array.from(filled),
      (a, b) => compare(textOf(a), textOf(b)) || a - b,
      breathe,
    );
    const keys = new Uint32Array(members.length);
    keys.set(sorted);
    keys.set(empty, sorted.length);
    return { keys, filled: sorted.length };
  }

  function orderBy(column: TextColumn): Promise<Order> {
    if (orderedFor !== locale()) {
      orderedFor = locale();
      orders = new Map();
    }
    const known = orders.get(column) ?? computeOrder(column);
    orders.set(column, known);
    return known;
  }

  /** Names in order, dealt out to the few values of the column. */
  async function orderByRank(rank: (key: number) => number): Promise<Order> {
    const { keys } = await orderBy('displayName');
    const piles: number[][] = [];
    for (const [position, key] of keys.entries()) {
      (piles[rank(key)] ??= []).push(key);
      if (position % stepsBetweenBreaths === 0) await breathe();
    }
    return { keys: Uint32Array.from(piles.flat()), filled: keys.length };
  }

  function order(column: UserColumn): Promise<Order> {
    if (column === 'kind') return orderByRank((key) => kindRank(store.kind(key)));
    if (column === 'status') return orderByRank((key) => statusRank(store.signs(key)));
    return orderBy(column);
  }

  /** How many of the words each user has, by key; null when none was typed. */
  async function matches(terms: readonly string[]): Promise<Uint8Array | null> {
    if (terms.length === 0) return null;
    const found = new Uint8Array(store.size);
    for (const [number, term] of terms.entries()) {
      for (let piece = 0; piece < store.pieces; piece += 1) {
        store.searchPiece(piece, term, (key) => {
          if (found[key] === number) found[key] = number + 1;
        });
        await breathe();
      }
    }
    return found;
  }

  return {
    count: members.length,
    find: async ({ text, show, sort }, signal) => {
      const terms = searchTerms(text);
      const found = await matches(terms);
      throwIfAborted(signal);
      const { keys, filled } = await order(sort.column);
      throwIfAborted(signal);
      const result = new Uint32Array(keys.length);
      let size = 0;
      for (let position = 0; position < keys.length; position += 1) {
        const isFilled = position < filled;
        const place = sort.descending && isFilled ? filled - 1 - position : position;
        const key = keys[place] ?? 0;
        if ((found === null || found[key] === terms.length) && store.shows(key, show)) {
          result[size] = key;
          size += 1;
        }
        if (position % stepsBetweenBreaths === 0) await breathe();
      }
      return result.slice(0, size);
    },
    prepare: async (column) => {
      await orderBy(column);
    },
  };
}

function kindRank({ value }: UserKind): number {
  return ['user', 'shared', 'room', 'equipment', 'unknown'].indexOf(value);
}

/** People who can sign in and have a licence, those without, guests, and who is blocked. */
function statusRank({ signInBlocked, guest, licensed }: Signs): number {
  if (signInBlocked === true) return 3;
  if (guest) return 2;
  return licensed === true ? 0 : 1;
}
