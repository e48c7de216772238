/** Finds a test message or a test event again among others. */
export function reference(): string {
  return crypto.randomUUID().slice(0, 8);
}
