/** How long one request to Microsoft 365 may take, in milliseconds. */
export const timeLimits = {
  /** Any but those below. */
  usual: 30_000,
  /** One of several that somebody waits for. */
  prompt: 20_000,
  /** A token. */
  signIn: 20_000,
  /** A page of the whole directory. */
  page: 60_000,
} as const;
