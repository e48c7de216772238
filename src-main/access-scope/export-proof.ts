import type { TFunction } from 'i18next';
import { scopeProbes, type ScopeProbe, type ScopeRow } from '../contract/access-scope';
import { byteOrderMark, csvCell } from '../directory/export-text';
import type { SavedConnection } from '../connection/settings';

/** What an auditor reads about the app. */
export type ProvedConnection = Pick<SavedConnection, 'name' | 'cloud' | 'tenantId' | 'clientId'>;

interface Line {
  connection: ProvedConnection;
  provedAt: string;
  row: ScopeRow;
}

/** The requests behind each answer, so that an auditor can make them again. */
function requestWords(probe: ScopeProbe, origin: ScopeRow['origin'], t: TFunction): string {
  const isAccount = origin === 'account';
  switch (probe) {
    case 'read': {
      const request = 'GET mailFolders/inbox?$select=id';
      return isAccount ? t('accessScope.csv.requests.read', { request }) : request;
    }
    case 'send':
      return t('accessScope.csv.requests.send', { request: 'POST sendMail' });
    case 'calendar': {
      const request = 'GET calendar?$select=id';
      return isAccount ? t('accessScope.csv.requests.calendar', { request }) : request;
    }
  }
}

const columns = [
  ['connection', ({ connection }) => connection.name],
  ['cloud', ({ connection }, t) => t(`connection.clouds.${connection.cloud}`)],
  ['tenant', ({ connection }) => connection.tenantId],
  ['application', ({ connection }) => connection.clientId],
  ['provedAt', ({ row, provedAt }) => (row.result === null ? '' : provedAt)],
  ['mailbox', ({ row }) => row.mailbox.name],
  ['address', ({ row }) => row.mailbox.address],
  ['objectId', ({ row }) => row.mailbox.id],
  ['origin', ({ row }, t) => t(`accessScope.csv.origins.${row.origin}`)],
  [
    'expected',
    ({ row }, t) => t(`accessScope.expected.${row.origin === 'account' ? 'yes' : 'no'}`),
  ],
  [
    'result',
    ({ row }, t) =>
      t(row.result === null ? 'accessScope.notTried' : `accessScope.results.${row.result}`),
  ],
  ['read', ({ row }, t) => answerOf(row, 'read', t)],
  ['send', ({ row }, t) => answerOf(row, 'send', t)],
  ['calendar', ({ row }, t) => answerOf(row, 'calendar', t)],
  ['probes', probesOf],
  ['reason', ({ row: { reason } }) => reason?.code ?? ''],
  ['errorCode', ({ row: { reason } }) => reason?.details.errorCode ?? ''],
  ['requestId', ({ row: { reason } }) => reason?.details.requestId ?? ''],
] as const satisfies readonly (readonly [string, (line: Line, t: TFunction) => string])[];

function answerOf({ answers }: ScopeRow, probe: ScopeProbe, t: TFunction): string {
  const answer = answers[probe];
  return t(answer === undefined ? 'accessScope.notTried' : `accessScope.answers.${answer}`);
}

function probesOf({ row: { origin, answers } }: Line, t: TFunction): string {
  return scopeProbes
    .filter((probe) => answers[probe] !== undefined)
    .map((probe) => requestWords(probe, origin, t))
    .join('; ');
}

/**
 * The proof for an auditor, as a table of comma-separated values that spreadsheets read as text.
 *
 * @param connection the app and its tenant; nothing of its credential
 * @param provedAt ISO 8601, UTC
 * @param rows the mailboxes
 * @param t the words of the language; requests, IDs and codes are the same in every one
 * @returns the file
 */
export function proofCsv(
  connection: ProvedConnection,
  provedAt: string,
  rows: readonly ScopeRow[],
  t: TFunction,
): string {
  const lines = [
    columns.map(([name]) => t(`accessScope.csv.${name}`)),
    ...rows.map((row) => columns.map(([, value]) => value({ connection, provedAt, row }, t))),
  ];
  return byteOrderMark + lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}
