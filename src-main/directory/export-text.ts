import type { TFunction } from 'i18next';
import type { ExportFormat } from '../contract/directory';
import type { StoredRow } from './user-store';

/** One user of an export. */
interface ExportedUser extends StoredRow {
  aliases: readonly string[];
}

/** Excel takes a file without it for one in the system's old encoding. */
export const byteOrderMark = '\ufeff';

const columns = [
  ['displayName', ({ displayName }) => displayName],
  ['mail', ({ mail }) => mail ?? ''],
  ['userPrincipalName', ({ userPrincipalName }) => userPrincipalName],
  ['kind', ({ kind }, t) => t(`users.kinds.${kind.value}`)],
  [
    'kindKnownFrom',
    ({ kind: { source } }, t) => (source === 'none' ? '' : t(`users.csv.sources.${source}`)),
  ],
  ['guest', ({ guest }, t) => yesOrNo(guest, t)],
  ['signInBlocked', ({ signInBlocked }, t) => yesOrNo(signInBlocked, t)],
  ['licensed', ({ licensed }, t) => yesOrNo(licensed, t)],
  ['aliases', ({ aliases }) => aliases.join(' ')],
  ['id', ({ id }) => id],
] as const satisfies readonly (readonly [string, (user: ExportedUser, t: TFunction) => string])[];

function yesOrNo(value: boolean | null, t: TFunction): string {
  return value === null ? '' : t(value ? 'users.csv.yes' : 'users.csv.no');
}

/**
 * A cell of a CSV file that is read as text by spreadsheets, whatever it holds.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 * @see https://www.rfc-editor.org/rfc/rfc4180
 *
 * @param text the value
 * @returns the cell, quoted where need be; an apostrophe goes before what would be a formula
 */
export function csvCell(text: string): string {
  // Full-width forms and blanks in front: some spreadsheets see through both.
  const isFormula = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The texts around and between the users of a file. */
interface ExportText {
  head: string;
  row: (user: ExportedUser, isFirst: boolean) => string;
  tail: string;
}

function csv(t: TFunction): ExportText {
  const names = columns.map(([name]) => csvCell(t(`users.csv.columns.${name}`)));
  return {
    head: `${byteOrderMark}${names.join(',')}\r\n`,
    row: (user) => `${columns.map(([, value]) => csvCell(value(user, t))).join(',')}\r\n`,
    tail: '',
  };
}

const json: ExportText = {
  // Without a byte order mark: the programs that read JSON refuse it.
  head: '[',
  row: (user, isFirst) => `${isFirst ? '' : ','}\n  ${JSON.stringify(jsonUser(user))}`,
  tail: '\n]\n',
};

function jsonUser({ id, displayName, mail, userPrincipalName, ...user }: ExportedUser): object {
  const { kind, guest, signInBlocked, licensed, aliases } = user;
  return {
    id,
    displayName,
    mail,
    userPrincipalName,
    aliases,
    kind: kind.value,
    kindKnownFrom: kind.source,
    guest,
    signInBlocked,
    licensed,
  };
}

/**
 * @param format of the file
 * @param t the words of the language, in which a table is written; JSON is the same in every one
 * @returns how a file of users is written
 */
export function exportText(format: ExportFormat, t: TFunction): ExportText {
  return format === 'csv' ? csv(t) : json;
}
