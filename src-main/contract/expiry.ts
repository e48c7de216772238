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

/**
 * The calendar day where the person is, `2026-11-23`. Programs write 9999-12-31 for "never", which
 * may be a day later where the person is: that is the last day there is.
 */
export function dayOf(time: Date): string {
  const year = time.getFullYear();
  if (year > 9999) return '9999-12-31';
  const digits = (part: number, count: number) => String(part).padStart(count, '0');
  return `${digits(year, 4)}-${digits(time.getMonth() + 1, 2)}-${digits(time.getDate(), 2)}`;
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
