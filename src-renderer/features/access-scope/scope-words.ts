import type { TFunction } from 'i18next';
import {
  countScope,
  scopeProbes,
  type ScopeCounts,
  type ScopeRow,
} from '../../../src-main/contract/access-scope';
import type { Problem } from '../../../src-main/contract/problems';
import type { ProblemWords } from '../../ui/problem-words';

export interface ScopeSummary {
  intent: 'success' | 'warning' | 'error';
  title: string;
  text: string;
}

/** The sentence that sums up a proof. */
export function scopeSummary(rows: readonly ScopeRow[], t: TFunction): ScopeSummary {
  const counts = countScope(rows);
  const { wronglyReachable, wronglyBlocked, unknown, notTried } = counts;
  if (wronglyReachable + wronglyBlocked + unknown + notTried === 0) return provenWords(counts, t);
  const text = (['wronglyReachable', 'wronglyBlocked', 'unknown', 'notTried'] as const)
    .filter((each) => counts[each] > 0)
    .map((each) => t(`accessScope.summary.${each}`, { count: counts[each] }))
    .join(' ');
  const isWrong = wronglyReachable + wronglyBlocked > 0;
  return {
    intent: wronglyReachable > 0 ? 'error' : 'warning',
    title: t(isWrong ? 'accessScope.summary.wrong' : 'accessScope.summary.open'),
    text,
  };
}

function provenWords({ should, mustNot }: ScopeCounts, t: TFunction): ScopeSummary {
  const reaches = t('accessScope.summary.reaches', { count: should });
  if (should > 0 && mustNot > 0) {
    return {
      intent: 'success',
      title: t('accessScope.summary.proven'),
      text: t('accessScope.summary.avoids', { count: mustNot, reaches }),
    };
  }
  return {
    intent: 'warning',
    title: t('accessScope.summary.half'),
    text:
      should > 0
        ? t('accessScope.summary.noOthers', { reaches })
        : t('accessScope.summary.noAccounts', { count: mustNot }),
  };
}

/** What the result of one mailbox means, in a sentence. */
export function scopeMeaning(
  { origin, result, answers, reason }: ScopeRow,
  t: TFunction,
  words: (problem: Problem) => ProblemWords,
): string {
  switch (result) {
    case null:
      return t('accessScope.notTried');
    case 'asIntended':
      return t(`accessScope.meanings.${origin === 'account' ? 'works' : 'keptOut'}`);
    case 'wronglyReachable': {
      const door = scopeProbes.find((probe) => answers[probe] === 'yes') ?? 'read';
      return t(`accessScope.meanings.${door}`);
    }
    case 'wronglyBlocked':
    case 'unknown':
      return reason === null ? '' : words(reason).happened;
  }
}
