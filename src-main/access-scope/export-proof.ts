import {
  scopeProbes,
  type ScopeAnswer,
  type ScopeProbe,
  type ScopeRow,
} from '../contract/access-scope';
import { byteOrderMark, csvCell } from '../directory/export-text';
import type { SavedConnection } from '../connection/settings';

/** What an auditor reads about the app. */
export type ProvedConnection = Pick<SavedConnection, 'name' | 'cloud' | 'tenantId' | 'clientId'>;

interface Line {
  connection: ProvedConnection;
  provedAt: string;
  row: ScopeRow;
}

const results: Record<NonNullable<ScopeRow['result']>, string> = {
  asIntended: 'as intended',
  wronglyReachable: 'wrongly reachable',
  wronglyBlocked: 'wrongly blocked',
  unknown: 'unknown',
};

const origins: Record<ScopeRow['origin'], string> = {
  account: 'email account',
  picked: 'picked by the administrator',
  sampled: 'random sample',
};

const answerWords: Record<ScopeAnswer, string> = { yes: 'yes', no: 'no', unknown: 'unknown' };

/** The requests behind each answer, so that an auditor can make them again. */
const reaching: Record<ScopeProbe, string> = {
  read: 'GET mailFolders/inbox?$select=id',
  send: 'POST sendMail with a message that can only be refused',
  calendar: 'GET calendar?$select=id',
};

const using: Record<ScopeProbe, string> = {
  read: `${reaching.read} and POST move of an absent message`,
  send: reaching.send,
  calendar: `${reaching.calendar} and PATCH of an absent event`,
};

const columns: readonly [name: string, value: (line: Line) => string][] = [
  ['Connection', ({ connection }) => connection.name],
  ['Cloud', ({ connection }) => connection.cloud],
  ['Tenant', ({ connection }) => connection.tenantId],
  ['Application ID', ({ connection }) => connection.clientId],
  ['Proved at', ({ row, provedAt }) => (row.result === null ? '' : provedAt)],
  ['Mailbox', ({ row }) => row.mailbox.name],
  ['Address', ({ row }) => row.mailbox.address],
  ['Object ID', ({ row }) => row.mailbox.id],
  ['Why it is tried', ({ row }) => origins[row.origin]],
  ['Should be reachable', ({ row }) => (row.origin === 'account' ? 'yes' : 'no')],
  ['Result', ({ row }) => (row.result === null ? 'not tried' : results[row.result])],
  ['Read mail', ({ row }) => answerOf(row, 'read')],
  ['Send mail', ({ row }) => answerOf(row, 'send')],
  ['Calendar', ({ row }) => answerOf(row, 'calendar')],
  ['Probes', probesOf],
  ['Reason', ({ row: { reason } }) => reason?.code ?? ''],
  ['Error code', ({ row: { reason } }) => reason?.details.errorCode ?? ''],
  ['Request ID', ({ row: { reason } }) => reason?.details.requestId ?? ''],
];

function answerOf({ answers }: ScopeRow, probe: ScopeProbe): string {
  const answer = answers[probe];
  return answer === undefined ? 'not tried' : answerWords[answer];
}

function probesOf({ row: { origin, answers } }: Line): string {
  const requests = origin === 'account' ? using : reaching;
  return scopeProbes
    .filter((probe) => answers[probe] !== undefined)
    .map((probe) => requests[probe])
    .join('; ');
}

/**
 * The proof for an auditor, as a table of comma-separated values that spreadsheets read as text.
 *
 * @param connection the app and its tenant; nothing of its credential
 * @param provedAt ISO 8601, UTC
 * @param rows the mailboxes
 * @returns the file
 */
export function proofCsv(
  connection: ProvedConnection,
  provedAt: string,
  rows: readonly ScopeRow[],
): string {
  const lines = [
    columns.map(([name]) => name),
    ...rows.map((row) => columns.map(([, value]) => value({ connection, provedAt, row }))),
  ];
  return byteOrderMark + lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}
