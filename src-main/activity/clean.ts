/** Longer texts are cut: nobody needs them whole, and the file is small. */
const longestText = 500;

/**
 * Makes a copy of something that JSON can hold, in which every text is safe to be written down.
 *
 * @param value what is to be written
 * @param redact takes out of a text what looks like a credential
 */
export function clean(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') {
    const text = redact(value);
    return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
  }
  if (Array.isArray(value)) return value.map((each) => clean(each, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]: [string, unknown]) => [name, clean(each, redact)]),
  );
}
