import { z } from 'zod';
import { resolveMailbox } from '../connection/test-settings/resolve-mailbox';
import { accountMailboxSchema, type AccountMailbox } from '../contract/email-accounts';
import { problem, type Problem } from '../contract/problems';
import { mostInBatch, readBatch, type BatchAnswer, type BatchRead } from '../graph/batch-read';
import { GraphFailure } from '../graph/graph-failure';
import { graphPath, odataString } from '../graph/odata';
import { timeLimits } from '../graph/time-limits';
import type { Clock } from '../ports';
import type { AccountsSession, OpenMailbox } from './session';

const permission = 'User.Read.All';
const timeoutMs = timeLimits.prompt;
const retryForMs = 30_000;

const properties = 'id,displayName,mail,userPrincipalName,userType,onPremisesSyncEnabled';

const { id: mailboxId, address, name } = accountMailboxSchema.shape;

/** As strict as what is saved of it: settings that can't be read again would be set aside. */
const mailboxUserSchema = z
  .object({
    id: mailboxId,
    displayName: name.nullish(),
    mail: address.nullish(),
    userPrincipalName: address.nullish(),
    userType: z.string().nullish(),
    onPremisesSyncEnabled: z.boolean().nullish(),
  })
  .transform(({ id, displayName, mail, userPrincipalName, userType, onPremisesSyncEnabled }) => {
    // An empty text says as little as none.
    const known = [mail, userPrincipalName, id].find((each) => (each ?? '') !== '') ?? id;
    return {
      mailbox: {
        id,
        address: known,
        name: (displayName ?? '') || known,
      } satisfies AccountMailbox,
      guest: userType?.toLowerCase() === 'guest',
      hasAddress: (mail ?? '') !== '',
      synced: onPremisesSyncEnabled === true,
    };
  });

/** A user of the directory, as far as an email account is concerned. */
export type MailboxUser = z.output<typeof mailboxUserSchema>;

/**
 * Finds the mailbox a person named, by object ID, address, alias or user principal name.
 *
 * @param session the connection
 * @param named what was typed or picked
 * @param signal ends the search
 * @returns the user
 * @throws GraphFailure `mailbox-unknown`, `mailbox-ambiguous`, `mailbox-guest`, or why the directory
 *   can't be read; AbortError when aborted
 */
export async function findMailbox(
  session: AccountsSession,
  named: string,
  signal: AbortSignal,
): Promise<MailboxUser> {
  const { id } = await resolveMailbox(session.graph, named, { signal, timeoutMs });
  const user = await session.graph.get(graphPath`/users/${id}`, {
    schema: mailboxUserSchema,
    query: { $select: properties },
    permission,
    signal,
    timeoutMs,
    retryForMs,
  });
  if (user.guest)
    throw new GraphFailure(problem('mailbox-guest', { mailbox: user.mailbox.address }));
  return user;
}

/** What the directory answers about one of many. */
export type MailboxAnswer = BatchAnswer<MailboxUser>;

interface ManyOptions {
  signal: AbortSignal;
  onDone?: (done: number) => void;
}

/**
 * Finds users by their object IDs or user principal names, twenty in a round trip.
 * @see https://learn.microsoft.com/graph/api/user-get
 *
 * @param session the connection
 * @param keys object IDs or user principal names
 * @param call the signal, and who is told how many are done
 * @param clock waits when the service asks for it
 * @returns an answer for each, in their order; a failure of a batch is the failure of its users
 * @throws AbortError when aborted
 */
export function findMailboxes(
  session: AccountsSession,
  keys: readonly string[],
  call: ManyOptions,
  clock: Clock,
): Promise<MailboxAnswer[]> {
  const reads = keys.map((key): BatchRead => ({
    path: graphPath`/users/${key}`,
    query: { $select: properties },
    permission,
  }));
  return readMany(session, { ...call, reads, schema: mailboxUserSchema }, clock);
}

/**
 * Finds mailboxes by their addresses, be it the primary one or an alias, twenty in a round trip.
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 *
 * @param session the connection
 * @param addresses addresses in full
 * @param call the signal, and who is told how many are done
 * @param clock waits when the service asks for it
 * @returns an answer for each, in their order; `mailbox-unknown`, `mailbox-ambiguous`, or why the
 *   directory could not be asked
 * @throws AbortError when aborted
 */
export async function findByAddresses(
  session: AccountsSession,
  addresses: readonly string[],
  call: ManyOptions,
  clock: Clock,
): Promise<MailboxAnswer[]> {
  const reads = addresses.map((address): BatchRead => {
    const byAlias = `proxyAddresses/any(p:p eq ${odataString(`smtp:${address}`)})`;
    return {
      path: graphPath`/users`,
      query: {
        $filter: `mail eq ${odataString(address)} or ${byAlias}`,
        $select: properties,
        $top: '2',
        $count: 'true',
      },
      headers: { ConsistencyLevel: 'eventual' },
      permission,
    };
  });
  const schema = z.object({ value: z.array(mailboxUserSchema) });
  const answers = await readMany(session, { ...call, reads, schema }, clock);
  return answers.map((answer, index): MailboxAnswer => {
    if (!answer.ok) return answer;
    const [user, another] = answer.value.value;
    if (user !== undefined && another === undefined) return { ok: true, value: user };
    const mailbox = addresses[index] ?? '';
    const code = user === undefined ? 'mailbox-unknown' : 'mailbox-ambiguous';
    return { ok: false, failure: new GraphFailure(problem(code, { mailbox })) };
  });
}

async function readMany<T>(
  session: AccountsSession,
  options: ManyOptions & { reads: readonly BatchRead[]; schema: z.ZodType<T> },
  clock: Clock,
): Promise<BatchAnswer<T>[]> {
  const { reads, schema, signal, onDone } = options;
  const answers: BatchAnswer<T>[] = [];
  for (let from = 0; from < reads.length; from += mostInBatch) {
    const part = reads.slice(from, from + mostInBatch);
    try {
      const batch = { reads: part, schema, retryForMs, signal };
      answers.push(...(await readBatch(session.graph, batch, { origin: session.origin, clock })));
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      answers.push(...part.map((): BatchAnswer<T> => ({ ok: false, failure: error })));
    }
    onDone?.(answers.length);
  }
  return answers;
}

/** Whether the answer says that the directory does not have this user (any more). */
export function isGone({ status, code }: GraphFailure): boolean {
  return status === 404 && code?.endsWith('ResourceNotFound') === true;
}

/**
 * What speaks against a mailbox without forbidding it, found by two reads that change nothing.
 *
 * @param mailbox the mailbox
 * @param user its user
 * @param signal ends the search
 * @returns the warnings; none where nothing could be found out
 * @throws AbortError when aborted
 */
export async function warningsOf(
  { id, name, graph }: OpenMailbox,
  user: MailboxUser,
  signal: AbortSignal,
): Promise<Problem[]> {
  const call = { mailbox: name, signal, timeoutMs };
  const inbox = failureOf(
    graph.get(graphPath`/users/${id}/mailFolders/inbox`, {
      ...call,
      schema: z.object({ id: z.string() }),
      query: { $select: 'id' },
      permission: 'Mail.ReadWrite',
    }),
  );
  const resource = graph
    .get(graphPath`/users/${id}/mailboxSettings/userPurpose`, {
      ...call,
      schema: purposeSchema,
      permission: 'MailboxSettings.Read',
    })
    .then((purpose) => ['room', 'equipment'].includes(purpose))
    .catch((error: unknown) => {
      // Not being allowed to see the purpose is usual, and no reason to warn.
      if (error instanceof GraphFailure) return false;
      throw error;
    });
  const [found, isResource] = await Promise.all([inbox, resource]);
  const warnings = found === null ? [] : [considerPremises(found.problem, user)];
  return isResource ? [...warnings, problem('mailbox-is-resource', { mailbox: name })] : warnings;
}

async function failureOf(work: Promise<unknown>): Promise<GraphFailure | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof GraphFailure) return error;
    throw error;
  }
}

/** A mailbox that is missing and whose user comes from a directory of one's own is probably there. */
export function considerPremises(found: Problem, { synced, mailbox }: MailboxUser): Problem {
  return found.code === 'mailbox-missing' && synced
    ? problem('mailbox-on-premises', { mailbox: mailbox.address }, found.details)
    : found;
}

const purposeText = z.union([
  z.string(),
  z.object({ value: z.string() }).transform((o) => o.value),
]);
const purposeSchema = z.union([
  z.object({ value: purposeText }).transform(({ value }) => value),
  z.object({ userPurpose: purposeText }).transform(({ userPurpose }) => userPurpose),
]);
