import { httpDate } from './http-date';

/** What is said about waiting: the two headers, as an answer has them. */
interface WaitHeaders {
  'retry-after'?: string | undefined;
  date?: string | undefined;
}

/**
 * @param headers of the answer: `Retry-After` with seconds, also with a fraction as Graph sends them,
 *   or with an HTTP date, which `Date` is the present for: this computer's clock may be wrong
 * @param now this computer's present, for an answer without a date of its own
 * @returns milliseconds to wait, more than none; undefined when the header says nothing that can be
 *   read or waited for
 * @see https://learn.microsoft.com/graph/throttling
 */
export function retryAfterMs(headers: WaitHeaders, now: Date): number | undefined {
  const text = headers['retry-after']?.trim();
  if (text === undefined) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(text)
    ? Math.ceil(Number(text) * 1000)
    : (httpDate(text) ?? Number.NaN) - (httpDate(headers.date) ?? now.getTime());
  return Number.isSafeInteger(ms) && ms > 0 ? ms : undefined;
}
