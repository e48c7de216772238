export interface CsvRow {
  /** Line of the file the row begins on, from 1. */
  line: number;
  fields: string[];
}

/**
 * Reads a table of comma- or semicolon-separated values; which of the two, the first line says. Never
 * fails: whatever is in the text becomes rows of text. An unclosed quote ends with its line, so that
 * one slip does not swallow the rest of the file.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 *
 * @param text the file, without byte order mark
 * @returns its rows; empty lines are left out
 */
export function readCsv(text: string): CsvRow[] {
  const lines = text.split(/\r\n|\n|\r/);
  const separator = separatorOf(lines[0] ?? '');
  return lines
    .map((line, index): CsvRow => ({ line: index + 1, fields: fieldsOf(line, separator) }))
    .filter(({ fields }) => fields.some((field) => field !== ''));
}

function separatorOf(header: string): ',' | ';' | '\t' {
  const count = (separator: string): number => header.split(separator).length;
  if (count('\t') > count(',') && count('\t') > count(';')) return '\t';
  return count(';') > count(',') ? ';' : ',';
}

function fieldsOf(line: string, separator: string): string[] {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (quoted) {
      if (character !== '"') field += character;
      else if (line.charAt(at + 1) === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && field.trim() === '') {
      field = '';
      quoted = true;
    } else if (character === separator) {
      fields.push(field.trim());
      field = '';
    } else field += character;
  }
  return [...fields, field.trim()];
}
