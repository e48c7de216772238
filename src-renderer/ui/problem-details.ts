import type { TFunction } from 'i18next';
import type { Problem } from '../../src-main/contract/problems';

/**
 * The text **Copy details** puts on the clipboard: what support asks for, a line each. Problems hold
 * no token or secret, so neither can this.
 * @param heading lines that say where it happened, put first
 */
export function detailsText(problem: Problem, heading: string[], t: TFunction): string {
  const { aadsts, ...rest } = problem.details;
  const lines = heading.concat(problem.code);
  if (aadsts?.length) {
    lines.push(
      `${t('problem.details.aadsts')}: ${aadsts.map((code) => `AADSTS${code}`).join(', ')}`,
    );
  }
  for (const name of [
    'errorCode',
    'serviceMessage',
    'httpStatus',
    'networkError',
    'systemError',
    'traceId',
    'correlationId',
    'requestId',
    'request',
    'timestamp',
  ] as const) {
    const value = rest[name];
    if (value !== undefined) lines.push(`${t(`problem.details.${name}`)}: ${inOneLine(value)}`);
  }
  return lines.join('\n');
}

/** The codes in one short line, shown under the words as secondary text. */
export function codesLine(problem: Problem): string {
  const { aadsts, errorCode, httpStatus, networkError } = problem.details;
  return [
    aadsts?.[0] === undefined ? undefined : `AADSTS${aadsts[0]}`,
    errorCode,
    httpStatus === undefined ? undefined : `HTTP ${httpStatus}`,
    networkError,
  ]
    .filter((part) => part !== undefined)
    .map(inOneLine)
    .join(' · ');
}

/** The system's own sentence may name a file with a line break in its name. */
function inOneLine(value: string | number): string {
  return String(value).replace(/[\r\n]+/g, ' ');
}
