import type { Problem } from '../../../src-main/contract/problems';

/** How asking goes. */
export interface Asking {
  /** Why there is no answer, or not all of it. */
  problem: Problem | null;
  /** The failure that is being waited for; another object for each. */
  waitingFor: Error | null;
  /** How many failures there were; tells one wait from the next. */
  failures: number;
  /** Asks again what failed. */
  retry: () => void;
}

/** Rows that are there as soon as somebody looks at them. */
export interface Rows<Row> {
  rowCount: number;
  /** False while `rowCount` is only a part. */
  countKnown: boolean;
  /** Undefined for a row that is not there yet. */
  rowAt: (index: number) => Row | undefined;
  /** Says which rows are in sight, so that they are loaded. */
  show: (first: number, last: number) => void;
}

/** What a question found, wherever it was asked. */
export interface RowSource<Row> extends Asking, Rows<Row> {
  /** What the rows answer; undefined before the first answer. */
  question: { text: string } | undefined;
  /** Whether what is shown answers an earlier question than the one that was asked. */
  stale: boolean;
  fetching: boolean;
  /** Whether there are more that can only be found by another question. */
  more: boolean;
}
