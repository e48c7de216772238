import type { TFunction } from 'i18next';
import type { ActivityEntry, ActivityQuery } from '../contract/activity';
import { activityChangeLines, activitySentence } from '../contract/activity-words';

/**
 * Makes the search over what happened: an entry is found by the words a person sees of it, and by
 * everything that support asks for, such as a trace ID.
 *
 * @param t the words of the language
 * @returns the entries that a query means, in the order they are in
 */
export function createActivitySearch(
  t: TFunction,
): (entries: readonly ActivityEntry[], query: ActivityQuery) => ActivityEntry[] {
  const texts = new WeakMap<ActivityEntry, string>();

  function textOf(entry: ActivityEntry): string {
    const known = texts.get(entry);
    if (known !== undefined) return known;
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
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return entries.filter(
      (entry) =>
        (kind === 'all' || entry.kind === kind) &&
        words.every((word) => textOf(entry).includes(word)),
    );
  };
}

/** Everything an entry holds, without the names it is kept under, which nobody sees. */
function valuesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesIn) : [];
}
