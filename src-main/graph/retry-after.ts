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
    : (dateOf(text) ?? Number.NaN) - (dateOf(headers.date) ?? now.getTime());
  return Number.isSafeInteger(ms) && ms > 0 ? ms : undefined;
}

function dateOf(text: string | undefined): number | undefined {
  // Without letters it is no date, although JavaScript takes many a number for one.
  const time = /[a-z]/i.test(text ?? '') ? Date.parse(text ?? '') : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
