import { z } from 'zod';

/** The longest that a user name and a password of a proxy may be. */
export const longestProxyText = { userName: 256, password: 1024 } as const;

/** They go into one header line. */
const isOneLine = (text: string) => !/\p{Cc}/u.test(text);

/** What a person types to sign in to a proxy. */
export const proxySignInSchema = z.strictObject({
  /** As the problem names it: `proxy.example.com:8080`. */
  proxy: z.string().min(1).max(300),
  userName: z.string().min(1).max(longestProxyText.userName).refine(isOneLine),
  password: z.string().min(1).max(longestProxyText.password).refine(isOneLine),
});
