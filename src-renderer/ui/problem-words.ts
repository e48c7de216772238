import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { cloudIds, type CloudId } from '../../src-main/contract/clouds';
import {
  problemDays,
  problemTimes,
  type Problem,
  type ProblemCode,
} from '../../src-main/contract/problems';
import { stepIds, type StepId } from '../../src-main/contract/test-settings';
import { durationWords } from './duration';

export interface ProblemWords {
  happened: string;
  cause: string;
  next: string;
}

/** Problems whose next step is a wait, and from how many seconds on it is said in other units. */
const throttlings: readonly ProblemCode[] = [
  'sign-in-busy',
  'graph-throttled',
  'mailbox-throttled',
];
const mostSeconds = 120;

function isCloud(value: unknown): value is CloudId {
  return cloudIds.includes(value as CloudId);
}

function isStep(value: unknown): value is StepId {
  return stepIds.includes(value as StepId);
}

/** Turns a problem's code and values into sentences; values that are ids become their names. */
export function useProblemWords(): (problem: Problem) => ProblemWords {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const dateTime = new Intl.DateTimeFormat(i18n.language, {
      dateStyle: 'medium',
      timeStyle: 'short',
    });
    const number = new Intl.NumberFormat(i18n.language);
    const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' });
    return (problem) => {
      const values = { ...problem.values };
      for (const [name, value] of Object.entries(values)) {
        if (typeof value === 'number') values[name] = number.format(value);
      }
      if (isCloud(values['cloud'])) values['cloud'] = t(`connection.clouds.${values['cloud']}`);
      if (isStep(values['step'])) values['step'] = t(`connection.steps.${values['step']}`);
      // When a test event begins, which is looked for in a calendar: in the time of the person.
      for (const name of problemTimes) {
        const time = values[name];
        if (typeof time === 'string') values[name] = dateTime.format(new Date(time));
      }
      // The first and the last day of a certificate.
      for (const name of problemDays) {
        const day = values[name];
        if (typeof day === 'string') values[name] = date.format(new Date(day));
      }
      const { seconds } = problem.values;
      const isLongWait =
        throttlings.includes(problem.code) && typeof seconds === 'number' && seconds > mostSeconds;
      return {
        happened: t(`problems.${problem.code}.happened`, values),
        cause: t(`problems.${problem.code}.cause`, values),
        next: isLongWait
          ? t('problem.waitLonger', { duration: durationWords(seconds, i18n.language) })
          : t(`problems.${problem.code}.next`, values),
      };
    };
  }, [t, i18n.language]);
}
