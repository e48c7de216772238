/**
 * @param header the value of `Retry-After`: seconds, also with a fraction as Graph sends them, or
 *   an HTTP date
 * @param now the present, for dates
 * @returns milliseconds to wait, never negative; undefined when the header says nothing readable
 * @see https://learn.microsoft.com/graph/throttling
 */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim();
  if (text === undefined || text === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  if (!/[a-z]/i.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
