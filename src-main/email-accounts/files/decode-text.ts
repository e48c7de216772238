/**
 * Decodes a file as a person's programs write it: UTF-8, UTF-16 with its mark, and where it is
 * neither, Windows-1252, as Excel's plain CSV is. Never fails.
 *
 * @param bytes the file
 * @returns its text, without byte order mark
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
