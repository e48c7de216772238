import type { UserKind } from '../contract/directory';

/** What a guess goes by; null where the directory does not say. */
export interface Signs {
  hasAddress: boolean;
  guest: boolean;
  signInBlocked: boolean | null;
  licensed: boolean | null;
}

const unknown: UserKind = { value: 'unknown', source: 'none' };
const known = ['user', 'shared', 'room', 'equipment'] as const;

/**
 * Guesses the kind of a mailbox from the directory alone. Not proof: shared mailboxes may have a
 * licence or a sign-in, and people who left look the same as shared mailboxes.
 *
 * @param signs what the directory says
 * @returns `shared` for a mailbox nobody can sign in to and that needs no licence, `user` for one with
 *   both, both labelled as a guess; unknown for all others
 */
export function guessKind({ hasAddress, guest, signInBlocked, licensed }: Signs): UserKind {
  if (!hasAddress || guest) return unknown;
  if (signInBlocked === true && licensed === false) return { value: 'shared', source: 'guess' };
  if (signInBlocked === false && licensed === true) return { value: 'user', source: 'guess' };
  return unknown;
}

/**
 * @param purpose Graph's `userPurpose`
 * @returns the kind it means; `others` and whatever Microsoft may add are known to be none of ours
 * @see https://learn.microsoft.com/graph/api/resources/mailboxsettings
 */
export function kindOfPurpose(purpose: string): UserKind {
  // Linked: a person whose account is in another forest.
  const value = purpose === 'linked' ? 'user' : known.find((kind) => kind === purpose);
  return { value: value ?? 'unknown', source: 'purpose' };
}
