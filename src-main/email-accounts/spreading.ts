import type { AccessAnswer, AccessSummary } from '../contract/email-accounts';
import type { SavedAccess } from './saved-accounts';

const minute = 60_000;
/** A change of the access scope takes up to two hours to reach every server of Exchange. */
const windowMs = 120 * minute;
/** Asking more often may itself keep an old denial alive. */
export const restMs = 30 * minute;

const denials: readonly AccessAnswer[] = ['deniedByPolicy', 'permissionMissing'];

function isDenied({ answers }: SavedAccess): boolean {
  return Object.values(answers).some((answer) => denials.includes(answer));
}

/**
 * Whether a denial may only be there because a change of the access scope is still spreading.
 * @see https://learn.microsoft.com/exchange/permissions-exo/application-rbac#limitations
 *
 * @param access the last result
 * @param scopeChangedAt when the scope was changed, as far as is known
 * @returns when it was changed and when a check says something new; null when it is a plain answer
 */
export function spreadingOf(
  access: SavedAccess,
  scopeChangedAt: string | null,
): AccessSummary['spreading'] {
  if (scopeChangedAt === null || !isDenied(access)) return null;
  const changed = Date.parse(scopeChangedAt);
  const checked = Date.parse(access.checkedAt);
  const end = changed + windowMs;
  if (checked >= end) return null;
  // A result from before the change says nothing about it: a check is sensible at once.
  const next = checked < changed ? changed : Math.min(checked + restMs, end);
  return { scopeChangedAt, nextCheckAt: new Date(next).toISOString() };
}

/**
 * Whether two results of one account show that somebody has changed the access scope in between: a
 * part was allowed and is denied, or the other way round.
 */
export function showsScopeChange(before: SavedAccess, after: SavedAccess): boolean {
  return (['send', 'read', 'calendar'] as const).some((part) => {
    const pair = [before.answers[part], after.answers[part]];
    return pair.includes('allowed') && pair.some((answer) => denials.includes(answer));
  });
}

/**
 * @param known when the scope was last known to have changed
 * @param now the present
 * @returns whether that change is still spreading, so that what it does to mailboxes is no new one
 */
export function isSpreading(known: string | null, now: Date): boolean {
  return known !== null && now.getTime() < Date.parse(known) + windowMs;
}
