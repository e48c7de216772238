import { z } from 'zod';

/** One person or mailbox of the directory, as lists show it. */
export const userSchema = z.strictObject({
  id: z.string(),
  displayName: z.string(),
  mail: z.string().nullable(),
  userPrincipalName: z.string(),
});

export type User = z.infer<typeof userSchema>;
