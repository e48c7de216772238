/** How near the end of a credential is: calm, a warning from 30 days, an alarm from 7, or over. */
type ExpiryLevel = 'calm' | 'warning' | 'alarm' | 'expired';

export interface Expiry {
  /** Calendar days from today until the day it ends; negative when that has passed. */
  days: number;
  level: ExpiryLevel;
}

const dayMs = 24 * 60 * 60 * 1000;
const warningDays = 30;
const alarmDays = 7;

/** The calendar day where the person is, `2026-11-23`. */
export function dayOf(time: Date): string {
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${twoDigits(time.getMonth() + 1)}-${twoDigits(time.getDate())}`;
}

/**
 * Judges when a credential ends.
 *
 * @param expires a day, `2027-01-31`, that is the last one it works on; or a time, ISO 8601
 * @param now the time to judge by
 * @returns how many days are left, counted by the calendar, and how near that is
 */
export function expiryOf(expires: string, now: Date): Expiry {
  const isDay = !expires.includes('T');
  const lastDay = isDay ? expires : dayOf(new Date(expires));
  const days = Math.round((Date.parse(lastDay) - Date.parse(dayOf(now))) / dayMs);
  const isOver = isDay ? days < 0 : Date.parse(expires) <= now.getTime();
  if (isOver) return { days, level: 'expired' };
  if (days <= alarmDays) return { days, level: 'alarm' };
  return { days, level: days <= warningDays ? 'warning' : 'calm' };
}
