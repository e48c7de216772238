import { createConnectionService } from '../connection/connection-service';
import { createSavedSession } from '../connection/saved-session';
import { createSavedTokens } from '../connection/saved-tokens';
import { createSettingsStore } from '../connection/settings-store';
import { memoryFile, reversingCipher } from '../connection/test-support';
import type { ConnectionDraft } from '../contract/connection';
import type { AccountDraft, EmailAccount, ReceiveRule } from '../contract/email-accounts';
import type { Problem } from '../contract/problems';
import type { Result } from '../contract/result';
import { problems } from '../contract/text/en/problems';
import {
  createDemoTenant,
  demoConnection,
  type DemoTenant,
  type DemoTenantOptions,
} from '../demo-tenant';
import { recordingLogger, tenantTransport, testClock } from '../graph/test-support';
import { FileNotWritable } from '../ports';
import { createDesk, type AccountsHandlers } from './desk';
import { createEmailAccounts } from './email-accounts-service';
import type { AccountFiles } from './ports';
import type { OpenedFile } from '../ports';

/** Stand-ins for the unit tests of email accounts: everything real but network, disk and time. */

export const connectionDraft: ConnectionDraft = {
  cloud: 'global',
  customEndpoints: null,
  clientId: demoConnection.clientId,
  tenantId: demoConnection.tenantId,
  clientSecret: { set: demoConnection.clientSecret },
  secretExpires: null,
  testMailbox: null,
};

/** A console of its own on a tenant of its own; connected unless told otherwise. */
export async function openConsole(
  options: {
    connected?: boolean;
    /** A sleep lasts until the test moves the time. */
    patient?: boolean;
    tenant?: Partial<DemoTenantOptions>;
  } = {},
) {
  const clock = testClock({ impatient: options.patient !== true });
  const tenant = createDemoTenant({
    people: 60,
    now: () => clock.now().getTime(),
    ...options.tenant,
  });
  const { transport, requests } = tenantTransport(tenant);
  const { file, state: fileState } = memoryFile();
  const { cipher } = reversingCipher();
  const logger = recordingLogger();
  const disk = { opened: null as OpenedFile | null, saved: [] as string[], reason: '' };
  const files: AccountFiles = {
    open: () => Promise.resolve(disk.opened),
    choose: (name) =>
      Promise.resolve({
        name,
        write: async (pieces) => {
          if (disk.reason !== '') throw new FileNotWritable(disk.reason);
          let text = '';
          for await (const piece of pieces) text += String(piece);
          disk.saved.push(text);
        },
      }),
  };
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
  };

  const start = () => {
    const settings = createSettingsStore({ file, clock, logger });
    const connection = createConnectionService({ store: settings, cipher, logger, clock, newId });
    const connect = createSavedSession(createSavedTokens(connection, { transport, clock }), {
      transport,
      clock,
    });
    const desk = createDesk({ settings, connect, files, locale: () => 'en', clock, logger, newId });
    return { settings, connection, desk, accounts: createEmailAccounts(desk) };
  };
  const { settings, connection, desk, accounts } = start();
  if (options.connected !== false) valueOf(await connection.apply(connectionDraft));
  return {
    tenant,
    transport,
    requests,
    clock,
    logger,
    fileState,
    disk,
    settings,
    connection,
    desk,
    accounts,
    restart: start,
  };
}

export type TestConsole = Awaited<ReturnType<typeof openConsole>>;

/** A call's context that hears progress. */
export function context<P>(signal: AbortSignal = new AbortController().signal) {
  const heard: P[] = [];
  return {
    heard,
    signal,
    progress: (progress: P): void => {
      heard.push(progress);
    },
  };
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

/** The problem of a result; every value its words name must be there. */
export function problemOf(result: Result<unknown>): Problem {
  if (result.ok) throw new Error('No problem');
  const { code, values } = result.problem;
  const words = Object.values(problems[code]).join(' ');
  for (const [, name = ''] of words.matchAll(/\{\{([^}]*)\}\}/g)) {
    if (!Object.hasOwn(values, name)) throw new Error(`${code} needs ${name}`);
  }
  return result.problem;
}

export const draft: AccountDraft = {
  name: 'Support',
  mailbox: 'support@contoso.com',
  purposes: ['send'],
  receive: null,
  enabled: true,
};

/** Saves an account and answers it. */
export async function add(
  accounts: AccountsHandlers,
  change: Partial<AccountDraft> = {},
): Promise<EmailAccount> {
  const wanted = { ...draft, ...change };
  const saved = await accounts['accounts.save']({ id: null, draft: wanted }, context());
  const account = valueOf(saved).state.accounts.at(-1);
  if (account === undefined) throw new Error('Nothing was saved');
  return account;
}

/** A rule that reads the inbox and moves to *Processed*, with the IDs of the demo mailbox. */
export function ruleIn(tenant: DemoTenant, mailbox = 'support@contoso.com'): ReceiveRule {
  const folders = [...tenant.control.mailbox(mailbox).folders.values()];
  const idOf = (name: string): string => {
    const folder = folders.find(({ displayName }) => displayName === name);
    if (folder === undefined) throw new Error(`No folder ${name}`);
    return folder.id;
  };
  return {
    folder: { id: idOf('Inbox'), path: ['Inbox'] },
    messages: 'unread',
    notOlderThan: null,
    after: 'move',
    moveTo: { id: idOf('Processed'), path: ['Inbox', 'Processed'] },
  };
}
