import { z } from 'zod';
import { accountMailboxSchema, type AccountMailbox } from '../contract/email-accounts';
import { isUnsupportedQuery, readUsers } from '../directory/by-address';
import { eventual } from '../directory/user-queries';
import { selectOfUser } from '../directory/user-select';
import type { Graph, PageAddress } from '../graph/graph-client';
import { graphPath } from '../graph/odata';

const retryForMs = 60_000;
const pageSize = '999';

const properties = selectOfUser('id', 'displayName', 'mail', 'assignedLicenses');

const candidateSchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  mail: z.string().nullish(),
  assignedLicenses: z.array(z.unknown()).nullish(),
});

type Candidate = z.infer<typeof candidateSchema>;

const people = "accountEnabled eq true and userType eq 'Member'";

/** How to ask for people with a mailbox; the second for services without advanced queries. */
const queries: readonly { query: Record<string, string>; headers: Record<string, string> }[] = [
  {
    query: {
      $filter: `${people} and assignedLicenses/$count ne 0 and mail ne null`,
      $count: 'true',
    },
    headers: eventual,
  },
  { query: { $filter: people }, headers: {} },
];

/**
 * Chooses people by chance, each as likely as any other: everybody who can sign in, has a licence and
 * an address is looked at once, and only those that are chosen are kept. Graph can't be asked for a
 * user by number, so there is no shorter way that is fair.
 * @see https://learn.microsoft.com/graph/api/user-list
 *
 * @param graph of the connection
 * @param options how many at `most`; `isLeftOut`: object IDs that are not to be chosen; `random`: at
 *   least 0, less than 1; the signal; who hears how many were looked at
 * @returns the mailboxes, fewer where there are not so many
 * @throws GraphFailure when Graph refuses or can't be reached, AbortError when aborted
 */
export async function sampleMailboxes(
  graph: Pick<Graph, 'page'>,
  options: {
    most: number;
    isLeftOut: (id: string) => boolean;
    random: () => number;
    signal: AbortSignal;
    onLooked: (looked: number) => void;
  },
): Promise<AccountMailbox[]> {
  const { most, isLeftOut, random, signal, onLooked } = options;
  const chosen: AccountMailbox[] = [];
  let fitting = 0;
  let looked = 0;

  const consider = (candidate: Candidate): void => {
    const mailbox = mailboxOf(candidate);
    if (mailbox === null || isLeftOut(mailbox.id)) return;
    // Algorithm R: the n-th replaces one of the chosen with a probability of most / n.
    const place = fitting < most ? fitting : Math.floor(random() * (fitting + 1));
    if (place < most) chosen[place] = mailbox;
    fitting += 1;
  };

  const first: PageAddress = { path: graphPath`/users` };
  for (const [index, { query, headers }] of queries.entries()) {
    let address: PageAddress | null = first;
    try {
      while (address !== null) {
        const page: Awaited<ReturnType<typeof graph.page<Candidate>>> = await graph.page(address, {
          schema: candidateSchema,
          query: { ...query, $select: properties, $top: pageSize },
          headers,
          permission: readUsers,
          retryForMs,
          signal,
        });
        page.items.forEach(consider);
        looked += page.items.length;
        onLooked(looked);
        address = page.next;
      }
      break;
    } catch (error) {
      // Only the first page can be refused for its query; nobody has been considered then.
      if (!isUnsupportedQuery(error) || looked > 0 || index === queries.length - 1) throw error;
    }
  }
  return chosen;
}

function mailboxOf({ id, displayName, mail, assignedLicenses }: Candidate): AccountMailbox | null {
  const address = mail ?? '';
  const isLicensed = (assignedLicenses ?? []).length > 0;
  if (address === '' || !isLicensed) return null;
  const mailbox = { id, address, name: (displayName ?? '') || address };
  // As strict as what is saved of it: settings that can't be read again would be set aside.
  return accountMailboxSchema.safeParse(mailbox).data ?? null;
}
