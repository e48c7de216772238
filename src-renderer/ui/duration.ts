const steps = [
  { unit: 'second', seconds: 1, until: 120 },
  { unit: 'minute', seconds: 60, until: 2 * 3600 },
  { unit: 'hour', seconds: 3600, until: 48 * 3600 },
  { unit: 'day', seconds: 24 * 3600, until: Infinity },
] as const;

/**
 * @param seconds a time to wait
 * @param language of the words
 * @returns it in words of whole units, never shorter than it is: `3 hours`
 */
export function durationWords(seconds: number, language: string): string {
  const step = steps.find(({ until }) => seconds <= until) ?? steps[3];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: step.unit,
    unitDisplay: 'long',
  }).format(Math.ceil(seconds / step.seconds));
}
