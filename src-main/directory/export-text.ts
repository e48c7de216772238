import type { ExportFormat } from '../contract/directory';
import type { StoredRow } from './user-store';

/** One user of an export. */
interface ExportedUser extends StoredRow {
  aliases: readonly string[];
}

/** Excel takes a file without it for one in the system's old encoding. */
export const byteOrderMark = '\ufeff';

const columns: readonly [name: string, value: (user: ExportedUser) => string][] = [
  ['Name', ({ displayName }) => displayName],
  ['Email', ({ mail }) => mail ?? ''],
  ['User principal name', ({ userPrincipalName }) => userPrincipalName],
  ['Kind', ({ kind }) => kind.value],
  ['Kind known from', ({ kind }) => kind.source],
  ['Guest', ({ guest }) => yesOrNo(guest)],
  ['Sign-in blocked', ({ signInBlocked }) => yesOrNo(signInBlocked)],
  ['Licensed', ({ licensed }) => yesOrNo(licensed)],
  ['Aliases', ({ aliases }) => aliases.join(' ')],
  ['Object ID', ({ id }) => id],
];

function yesOrNo(value: boolean | null): string {
  return value === null ? '' : value ? 'yes' : 'no';
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
export interface ExportText {
  head: string;
  row: (user: ExportedUser, isFirst: boolean) => string;
  tail: string;
}

const csv: ExportText = {
  head: `${byteOrderMark}${columns.map(([name]) => csvCell(name)).join(',')}\r\n`,
  row: (user) => `${columns.map(([, value]) => csvCell(value(user))).join(',')}\r\n`,
  tail: '',
};

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

export const exportTexts: Readonly<Record<ExportFormat, ExportText>> = { csv, json };
