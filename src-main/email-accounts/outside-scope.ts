import type { AccessPart } from '../contract/email-accounts';
import type { Observation, SavedAccess } from './saved-accounts';

const parts: readonly AccessPart[] = ['send', 'read', 'calendar'];

/**
 * Tells a mailbox outside the scope of RBAC for Applications from a permission that was never
 * granted. Exchange answers both alike; but what the app may do in one mailbox of a check it has been
 * granted, so that where it may not, the scope leaves the mailbox out.
 * @see https://learn.microsoft.com/exchange/permissions-exo/application-rbac
 *
 * @param found the observations of one check, by account
 * @returns the same with those answers told apart
 */
export function toldApart(found: ReadonlyMap<string, Observation>): Map<string, Observation> {
  const granted = parts.filter((part) =>
    [...found.values()].some(({ access }) => access?.answers[part] === 'allowed'),
  );
  return new Map(
    [...found].map(([id, observation]) => [
      id,
      { ...observation, access: observation.access && withScope(observation.access, granted) },
    ]),
  );
}

function withScope(access: SavedAccess, granted: readonly AccessPart[]): SavedAccess {
  const outside = granted.filter((part) => access.answers[part] === 'permissionMissing');
  const answers = { ...access.answers };
  const advice = { ...access.advice };
  for (const part of outside) {
    const said = advice[part];
    answers[part] = 'deniedByPolicy';
    advice[part] = said && { ...said, code: 'mailbox-outside-scope' };
  }
  return { ...access, answers, advice };
}
