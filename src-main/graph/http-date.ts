/**
 * @param text of a header such as `Date`
 * @returns its time in milliseconds since 1970; undefined for anything but a date as HTTP has senders
 *   write it, `Mon, 23 Nov 2026 09:00:10 GMT`: JavaScript takes many a number or word for a date
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7
 */
export function httpDate(text: string | undefined): number | undefined {
  const date = new Date(text ?? '');
  if (Number.isNaN(date.getTime()) || date.toUTCString() !== text?.trim()) return undefined;
  return date.getTime();
}
