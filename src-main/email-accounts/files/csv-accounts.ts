import { isDay, isMailbox } from '../../contract/connection';
import {
  afterProcessing,
  purposes as allPurposes,
  type Purpose,
  type ReceiveRule,
} from '../../contract/email-accounts';
import { readCsv, type CsvRow } from './csv';
import { mostAccounts } from './accounts-file';

/** The columns of a table; only the first two must be there. */
const csvColumns = [
  'name',
  'address',
  'send',
  'receive',
  'calendar',
  'enabled',
  'folder',
  'messages',
  'notOlderThan',
  'afterProcessing',
  'moveTo',
] as const;

type CsvColumn = (typeof csvColumns)[number];

/** A rule whose folders are still paths, `Inbox/Queue 3`. */
export type CsvRule = Pick<ReceiveRule, 'messages' | 'notOlderThan' | 'after'> & {
  folder: string;
  moveTo: string | null;
};

/** An account of a table. What the table does not say is undefined, and stays as it is. */
interface CsvAccount {
  name: string;
  address: string;
  purposes: Purpose[] | undefined;
  receive: CsvRule | null;
  enabled: boolean | undefined;
}

export type CsvEntry =
  | { row: number; account: CsvAccount }
  | { row: number; name: string; address: string; column: CsvColumn };

/**
 * Reads email accounts from a table.
 *
 * @param text the file, without byte order mark
 * @returns an entry for each row, good or not; null when it is no such table
 */
export function readCsvAccounts(text: string): CsvEntry[] | 'too-many' | null {
  const [header, ...rows] = readCsv(text);
  if (header === undefined) return null;
  const places = new Map<CsvColumn, number>();
  header.fields.forEach((title, index) => {
    const column = csvColumns.find((name) => plain(name) === plain(title));
    if (column !== undefined && !places.has(column)) places.set(column, index);
  });
  if (!places.has('name') || !places.has('address')) return null;
  if (rows.length > mostAccounts) return 'too-many';
  return rows.map((row) => entryOf(row, places));
}

function plain(title: string): string {
  return title.toLowerCase().replace(/[\s_-]/g, '');
}

/** Names the column whose value can't be used. */
class WrongColumn extends Error {
  constructor(readonly column: CsvColumn) {
    super(column);
  }
}

function entryOf({ line, fields }: CsvRow, places: ReadonlyMap<CsvColumn, number>): CsvEntry {
  const value = (column: CsvColumn): string => fields[places.get(column) ?? -1] ?? '';
  const name = value('name');
  const address = value('address');
  try {
    if (name === '' || name.length > 256) throw new WrongColumn('name');
    if (address.length > 320 || !isMailbox(address)) throw new WrongColumn('address');
    const purposes = purposesOf(value);
    return {
      row: line,
      account: {
        name,
        address,
        purposes,
        receive: purposes?.includes('receive') === true ? ruleOf(value) : null,
        enabled: yesOrNo('enabled', value),
      },
    };
  } catch (error) {
    if (!(error instanceof WrongColumn)) throw error;
    return { row: line, name, address, column: error.column };
  }
}

type Value = (column: CsvColumn) => string;

const yes = ['yes', 'true', '1', 'x'];
const no = ['no', 'false', '0'];

function yesOrNo(column: CsvColumn, value: Value): boolean | undefined {
  const said = value(column).toLowerCase();
  if (said === '') return undefined;
  if (yes.includes(said)) return true;
  if (no.includes(said)) return false;
  throw new WrongColumn(column);
}

function purposesOf(value: Value): Purpose[] | undefined {
  const said = allPurposes.map((purpose) => yesOrNo(purpose, value));
  if (said.every((each) => each === undefined)) return undefined;
  const chosen = allPurposes.filter((_, index) => said[index] === true);
  if (chosen.length === 0) throw new WrongColumn('send');
  return chosen;
}

function ruleOf(value: Value): CsvRule {
  const folder = pathOf('folder', value);
  if (folder === '') throw new WrongColumn('folder');
  const messages = oneOf('messages', ['unread', 'all'] as const, value) ?? 'unread';
  const after = oneOf('afterProcessing', afterProcessing, value);
  if (after === undefined) throw new WrongColumn('afterProcessing');
  const day = value('notOlderThan');
  if (day !== '' && !isDay(day)) throw new WrongColumn('notOlderThan');
  const moveTo = pathOf('moveTo', value);
  if ((after === 'move') !== (moveTo !== '')) throw new WrongColumn('moveTo');
  return {
    folder,
    messages,
    after,
    notOlderThan: day === '' ? null : day,
    moveTo: moveTo === '' ? null : moveTo,
  };
}

function pathOf(column: 'folder' | 'moveTo', value: Value): string {
  const path = value(column);
  if (path.length > 1024) throw new WrongColumn(column);
  return path;
}

function oneOf<T extends string>(
  column: CsvColumn,
  words: readonly T[],
  value: Value,
): T | undefined {
  const said = value(column).toLowerCase();
  if (said === '') return undefined;
  const word = words.find((each) => each === said);
  if (word === undefined) throw new WrongColumn(column);
  return word;
}
