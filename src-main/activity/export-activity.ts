import type { TFunction } from 'i18next';
import type { ActivityEntry, ActivityFormat } from '../contract/activity';
import { activityChangeLines, activitySentence } from '../contract/activity-words';
import type { Problem } from '../contract/problems';
import { byteOrderMark, csvCell } from '../directory/export-text';

const entriesInPiece = 500;

/** Everything that went wrong in it. */
function problemsOf(entry: ActivityEntry): Problem[] {
  const steps = entry.kind === 'test' ? entry.steps.map(({ problem }) => problem) : [];
  return [entry.problem, ...steps].filter((each) => each !== null);
}

function idsOf(entry: ActivityEntry, id: 'traceId' | 'correlationId' | 'requestId'): string {
  return problemsOf(entry)
    .flatMap(({ details }) => details[id] ?? [])
    .join(' ');
}

const columns = [
  ['at', (entry) => entry.at],
  ['who', (entry) => entry.who],
  ['kind', (entry, t) => t(`activity.kinds.${entry.kind}`)],
  ['what', (entry, t) => activitySentence(entry, t)],
  ['outcome', (entry, t) => t(`activity.outcomes.${entry.outcome}`)],
  ['duration', (entry) => String(Math.round(entry.durationMs))],
  ['changes', (entry, t) => activityChangeLines(entry, t).join('\n')],
  [
    'problem',
    (entry) =>
      problemsOf(entry)
        .map(({ code }) => code)
        .join(' '),
  ],
  ['traceId', (entry) => idsOf(entry, 'traceId')],
  ['correlationId', (entry) => idsOf(entry, 'correlationId')],
  ['requestId', (entry) => idsOf(entry, 'requestId')],
] as const satisfies readonly (readonly [string, (entry: ActivityEntry, t: TFunction) => string])[];

/** Entries as JSON: an array, an entry a line. */
export function activityJson(entries: readonly ActivityEntry[]): string {
  return `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(',\n')}\n]\n`;
}

/**
 * @param entries what is exported, in the order of the file
 * @param format of the file
 * @param t the words of the language
 * @returns the file, piece by piece
 */
export async function* activityPieces(
  entries: readonly ActivityEntry[],
  format: ActivityFormat,
  t: TFunction,
  breathe: () => Promise<void> | undefined,
): AsyncGenerator<string, void, undefined> {
  if (format === 'json') {
    yield activityJson(entries);
    return;
  }
  yield `${byteOrderMark}${columns.map(([name]) => csvCell(t(`activity.csv.${name}`))).join(',')}\r\n`;
  for (let from = 0; from < entries.length; from += entriesInPiece) {
    yield entries
      .slice(from, from + entriesInPiece)
      .map((entry) => `${columns.map(([, value]) => csvCell(value(entry, t))).join(',')}\r\n`)
      .join('');
    await breathe();
  }
}
