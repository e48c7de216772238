import {
  accessAnswers,
  type AccessAnswer,
  type AccessPart,
  type AccessSummary,
  type Purpose,
} from '../../../src-main/contract/email-accounts';

const partOfPurpose: Record<Purpose, AccessPart> = {
  send: 'send',
  receive: 'read',
  calendar: 'calendar',
};

/** Whether the account's purposes need a part of the access. */
export function isNeeded(part: AccessPart, purposes: readonly Purpose[]): boolean {
  return part === 'directory' || purposes.some((purpose) => partOfPurpose[purpose] === part);
}

/** Whether it may be so only because a change of the access has not arrived everywhere yet. */
export function isDenial(answer: AccessAnswer): boolean {
  return answer === 'deniedByPolicy' || answer === 'permissionMissing';
}

/** From what is best to what most needs somebody to act. */
const severity: readonly AccessAnswer[] = [
  'allowed',
  'unknown',
  'throttled',
  ...accessAnswers.filter((answer) => !['allowed', 'unknown', 'throttled'].includes(answer)),
];

/** The answer that matters most among the parts that the account needs. */
export function worstAnswer(access: AccessSummary, purposes: readonly Purpose[]): AccessAnswer {
  return (Object.entries(access.answers) as [AccessPart, AccessAnswer][])
    .filter(([part]) => isNeeded(part, purposes))
    .map(([, answer]) => answer)
    .reduce<AccessAnswer>(
      (worst, answer) => (severity.indexOf(answer) > severity.indexOf(worst) ? answer : worst),
      'allowed',
    );
}
