import { z } from 'zod';
import { selectOfUser } from './user-select';

/** A user as lists need it, read from Graph. */
export interface ListedUser {
  /** Object ID, a GUID. */
  id: string;
  /** Never empty. */
  displayName: string;
  mail: string | null;
  /** Empty where the directory has none. */
  userPrincipalName: string;
  guest: boolean;
  /** Null where the directory does not say; so for `licensed`. */
  signInBlocked: boolean | null;
  licensed: boolean | null;
  /** Other addresses of the mailbox, as `name@domain`. */
  aliases: string[];
}

/** `$select` that `listedUserSchema` needs; every property more is paid 300,000 times. */
export const listedProperties = selectOfUser(
  'id',
  'displayName',
  'mail',
  'userPrincipalName',
  'userType',
  'accountEnabled',
  'assignedLicenses',
  'proxyAddresses',
);

/**
 * How Graph answers a user of a list.
 * @see https://learn.microsoft.com/graph/api/resources/user#properties
 */
export const listedUserSchema = z
  .object({
    id: z.guid(),
    displayName: z.string().nullish(),
    mail: z.string().nullish(),
    userPrincipalName: z.string().nullish(),
    userType: z.string().nullish(),
    accountEnabled: z.boolean().nullish(),
    assignedLicenses: z.array(z.unknown()).nullish(),
    proxyAddresses: z.array(z.string()).nullish(),
  })
  .transform((user): ListedUser => {
    // An empty text says as little as none.
    const userPrincipalName = user.userPrincipalName ?? '';
    const mail = user.mail ?? '';
    return {
      id: user.id,
      displayName: (user.displayName ?? '') || userPrincipalName || user.id,
      mail: mail === '' ? null : mail,
      userPrincipalName,
      guest: user.userType === 'Guest',
      signInBlocked: user.accountEnabled == null ? null : !user.accountEnabled,
      licensed: user.assignedLicenses == null ? null : user.assignedLicenses.length > 0,
      aliases: aliasesOf(user.proxyAddresses ?? [], [mail, userPrincipalName]),
    };
  });

const smtp = 'smtp:';

/**
 * @param proxyAddresses as the directory has them: `SMTP:` the primary address, `smtp:` an alias,
 *   and addresses of other systems, such as `x500:`
 * @param known addresses that are shown anyway
 * @returns the aliases as `name@domain`, without what is known
 */
function aliasesOf(proxyAddresses: readonly string[], known: readonly string[]): string[] {
  const seen = known.map((address) => address.toLowerCase());
  const aliases: string[] = [];
  for (const proxyAddress of proxyAddresses) {
    if (proxyAddress.slice(0, smtp.length).toLowerCase() !== smtp) continue;
    const address = proxyAddress.slice(smtp.length);
    const lower = address.toLowerCase();
    if (address === '' || seen.includes(lower)) continue;
    seen.push(lower);
    aliases.push(address);
  }
  return aliases;
}
