/**
 * Packs a few files into Electron's archive format (https://github.com/electron/asar#format). Our
 * own few lines, because node_modules may not hold the official packer.
 *
 * @param {Record<string, Buffer>} files contents by name; no folders
 * @returns {Buffer} the archive
 */
export function asarArchive(files) {
  let offset = 0;
  /** @type {Record<string, { size: number, offset: string }>} */
  const entries = {};
  for (const [name, content] of Object.entries(files)) {
    entries[name] = { size: content.length, offset: String(offset) };
    offset += content.length;
  }
  const text = Buffer.from(JSON.stringify({ files: entries }));
  const padding = Buffer.alloc((4 - (text.length % 4)) % 4);
  const payload = Buffer.concat([uint32(text.length), text, padding]);
  const header = Buffer.concat([uint32(payload.length), payload]);
  return Buffer.concat([uint32(4), uint32(header.length), header, ...Object.values(files)]);
}

/** @param {number} value */
function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
