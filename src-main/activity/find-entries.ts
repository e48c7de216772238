import type { ActivityEntry, ActivityQuery } from '../contract/activity';
import { activityChangeLines, activitySentence } from '../contract/activity-words';
import type { ActivityTexts } from './ports';

/**
 * Makes the search over what happened: an entry is found by the words a person sees of it, and by
 * everything that support asks for, such as a trace ID.
 *
 * @param words of the language in force, which may change
 * @returns the entries that a query means, in the order they are in
 */
export function createActivitySearch(
  words: ActivityTexts,
): (entries: readonly ActivityEntry[], query: ActivityQuery) => ActivityEntry[] {
  let texts = new WeakMap<ActivityEntry, string>();
  let spoken = words.language;

  function textOf(entry: ActivityEntry): string {
    const known = texts.get(entry);
    if (known !== undefined) return known;
    const { t } = words;
    const text = [
      activitySentence(entry, t),
      t(`activity.kinds.${entry.kind}`),
      t(`activity.outcomes.${entry.outcome}`),
      ...activityChangeLines(entry, t),
      ...valuesIn(entry),
    ]
      .join('\n')
      .toLowerCase();
    texts.set(entry, text);
    return text;
  }

  return (entries, { kind, text }) => {
    if (spoken !== words.language) {
      spoken = words.language;
      texts = new WeakMap();
    }
    const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
    return entries.filter(
      (entry) =>
        (kind === 'all' || entry.kind === kind) &&
        wanted.every((word) => textOf(entry).includes(word)),
    );
  };
}

/** Everything an entry holds, without the names it is kept under, which nobody sees. */
function valuesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesIn) : [];
}
