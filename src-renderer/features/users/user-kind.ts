import type { UserRow } from '../../../src-main/contract/directory';

/** What a person sees at a glance: names of words in the catalogue (`users.kinds`). */
export type ShownKind =
  | 'user'
  | 'shared'
  | 'room'
  | 'equipment'
  | 'likelyUser'
  | 'likelyShared'
  | 'likelyRoom'
  | 'likelyEquipment'
  | 'guest'
  | 'noMailbox'
  | 'other'
  | 'unknown';

/** How the shown kind was found out: names of words in the catalogue (`users.kindSource`). */
export type ShownSource =
  'purpose' | 'guessShared' | 'guessUser' | 'guess' | 'guest' | 'noMailbox' | 'none';

const likely = {
  user: 'likelyUser',
  shared: 'likelyShared',
  room: 'likelyRoom',
  equipment: 'likelyEquipment',
  unknown: 'unknown',
} as const;

type KindFacts = Pick<UserRow, 'kind' | 'guest' | 'mailbox'>;

/** Microsoft's own word comes first; then what rules a mailbox out; a guess last. */
export function shownKind({ kind, guest, mailbox }: KindFacts): ShownKind {
  if (kind.source === 'purpose') return kind.value === 'unknown' ? 'other' : kind.value;
  if (guest) return 'guest';
  if (mailbox === 'no') return 'noMailbox';
  return kind.source === 'guess' ? likely[kind.value] : 'unknown';
}

/** Says where the shown kind is from, so that a guess is never taken for more. */
export function shownSource(row: KindFacts): ShownSource {
  const { kind, guest, mailbox } = row;
  if (kind.source === 'purpose') return 'purpose';
  if (guest) return 'guest';
  if (mailbox === 'no') return 'noMailbox';
  if (kind.source === 'none') return 'none';
  if (kind.value === 'shared') return 'guessShared';
  return kind.value === 'user' ? 'guessUser' : 'guess';
}
