/** A stretch of a text as it is shown: the text itself, or the name of a sign nobody would see. */
export interface TextPart {
  kind: 'text' | 'marker';
  text: string;
}

const names: Record<string, string> = {
  '\u061c': 'ALM',
  '\u200b': 'ZWSP',
  '\u200e': 'LRM',
  '\u200f': 'RLM',
  '\u202a': 'LRE',
  '\u202b': 'RLE',
  '\u202c': 'PDF',
  '\u202d': 'LRO',
  '\u202e': 'RLO',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
  '\ufeff': 'BOM',
  '\n': 'LF',
  '\r': 'CR',
  '\t': 'TAB',
  '\0': 'NUL',
};

/**
 * What changes or hides a text without showing itself: controls, bidi overrides, separators of lines,
 * lone surrogates, private and unassigned ignorable signs. Joiners and variation selectors stay: emoji
 * and several scripts are written with them.
 */
const unseen =
  /(?!\u200c|\u200d|\p{Variation_Selector})[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/gu;

/** Almost no text has any: the quick way to know. */
export function hidesNothing(text: string): boolean {
  return text.search(unseen) < 0;
}

/** A flag such as Scotland's is written with tags, which may not be torn out of it. */
const tagFlag = /\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f}/gu;

function markerFor(sign: string): TextPart {
  const code = sign.codePointAt(0) ?? 0;
  const name = names[sign] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return { kind: 'marker', text: `⟨${name}⟩` };
}

/**
 * Takes a text of the directory apart, so that what it hides can be shown: a right-to-left override
 * becomes the marker `⟨RLO⟩`. Nothing else is changed, and no part is ever empty.
 */
export function visibleParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  const flags = [...text.matchAll(tagFlag)].map(({ index, 0: flag }) => [
    index,
    index + flag.length,
  ]);
  const inFlag = (index: number) => flags.some(([from = 0, to = 0]) => from <= index && index < to);
  let start = 0;
  for (const { index, 0: sign } of text.matchAll(unseen)) {
    if (inFlag(index)) continue;
    if (index > start) parts.push({ kind: 'text', text: text.slice(start, index) });
    parts.push(markerFor(sign));
    start = index + sign.length;
  }
  if (start < text.length) parts.push({ kind: 'text', text: text.slice(start) });
  return parts;
}

/** The same in one string, where only a string can be: names for screen readers, titles. */
export function visibleText(text: string): string {
  return visibleParts(text)
    .map((part) => part.text)
    .join('');
}
