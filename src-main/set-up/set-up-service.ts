import type { Channel, Input, Output, Progress } from '../contract/channels';
import type { CloudEndpoints } from '../contract/clouds';
import { clouds } from '../contract/clouds';
import type { ConnectionDraft } from '../contract/connection';
import type { EmailAccount } from '../contract/email-accounts';
import type { Problem } from '../contract/problems';
import { success, type Result } from '../contract/result';
import type { Script, ScriptRequest, SetUpNeeds, SetUpState } from '../contract/set-up';
import type { TestReport } from '../contract/test-settings';
import { isSameApp } from '../access-scope/saved-scope';
import { activeOf } from '../connection/connection-service';
import { endpointsOf } from '../connection/endpoints';
import { credentialEnd } from '../connection/expiry/credential-expiry';
import type { SavedConnection, Settings } from '../connection/settings';
import type { SettingsStore } from '../connection/settings-store';
import { readDirectory } from '../connection/test-settings/read-directory';
import type { AccountsHandlers } from '../email-accounts/desk';
import type { AccessToken } from '../graph/access-token';
import { GraphFailure } from '../graph/graph-failure';
import { timeLimits } from '../graph/time-limits';
import { type ChosenFile, type Clock } from '../ports';
import { writeChosenFile } from '../write-chosen-file';
import { callEvidence, comparePermissions, neededPermissions } from './permissions';
import { judgePieces } from './pieces';
import { makeScript } from './scripts/make-script';
import type { SetUpSession } from './session';

export interface SetUpPorts {
  settings: SettingsStore;
  /** `not-connected` before a connection is saved, or why its secret can't be used. */
  connect: () => Promise<Result<SetUpSession>>;
  listAccounts: AccountsHandlers['accounts.list'];
  clock: Clock;
  writeClipboard: (text: string) => Promise<void>;
  /** Asks where to save; null when the person does not want to. */
  chooseFile: (suggestedName: string, format: 'ps1') => Promise<ChosenFile | null>;
}

type SetUpChannel = Extract<Channel, `setUp.${string}`>;

type SetUpCalls = {
  readonly [C in SetUpChannel]: (
    input: Input<C>,
    context: { signal: AbortSignal; progress: (progress: Progress<C>) => void },
  ) => Promise<Result<Output<C>>>;
};

export interface SetUpService {
  readonly calls: SetUpCalls;
  /** Remembers for this run what a test has shown, and for which values. */
  noteTest(connection: ConnectionDraft, report: TestReport): void;
}

type Place = Pick<SavedConnection, 'cloud' | 'customEndpoints' | 'tenantId' | 'clientId'>;

interface NotedTest {
  place: Place;
  testMailbox: string | null;
  report: TestReport;
}

/** What the last sign-in said, for the scripts. */
interface SignedIn extends Pick<AccessToken, 'tenantId' | 'servicePrincipalId' | 'appName'> {
  place: Place;
}

const timeoutMs = timeLimits.prompt;
/** Windows PowerShell takes a file without this mark for one of the system's own code page. */
const byteOrderMark = '\ufeff';

/** Makes the service behind **Set-up Guide**. It holds no credential, and none gets into a script. */
export function createSetUp(ports: SetUpPorts): SetUpService {
  const { settings, clock } = ports;
  let noted: NotedTest | null = null;
  let signedIn: SignedIn | null = null;

  /** The accounts of the connection's own tenant. */
  async function ownAccounts(signal: AbortSignal): Promise<EmailAccount[]> {
    const listed = await ports.listAccounts({}, { signal, progress: () => undefined });
    if (!listed.ok) return [];
    return listed.value.accounts.filter(({ marks }) =>
      marks.every(({ kind }) => kind !== 'otherTenant'),
    );
  }

  async function addresses(signal: AbortSignal): Promise<string[]> {
    const accounts = await ownAccounts(signal);
    return [...new Set(accounts.map(({ mailbox }) => mailbox.address))];
  }

  /** Signs in and reads one user: what the first four steps of Test Settings prove. */
  async function look(active: SavedConnection, signal: AbortSignal): Promise<Look> {
    const session = await ports.connect();
    if (!session.ok) return { signIn: { problem: session.problem }, token: null, directory: null };
    let token: AccessToken;
    try {
      token = await session.value.signIn(signal);
    } catch (error) {
      signedIn = null;
      return { signIn: { problem: problemIn(error) }, token: null, directory: null };
    }
    const { tenantId, servicePrincipalId, appName } = token;
    signedIn = { place: active, tenantId, servicePrincipalId, appName };
    const signIn = { app: token.appName };
    try {
      await readDirectory(session.value.graph, { signal, timeoutMs });
      return { signIn, token, directory: null };
    } catch (error) {
      return { signIn, token, directory: problemIn(error) };
    }
  }

  async function state(needs: SetUpNeeds, signal: AbortSignal): Promise<SetUpState> {
    const active = activeOf(settings.current());
    const looked = active === null ? null : await look(active, signal);
    const accounts = active === null ? [] : await ownAccounts(signal);
    const test = active !== null && noted !== null && isSame(noted.place, active) ? noted : null;
    const calls = callEvidence(
      accounts.flatMap(({ access }) => (access === null ? [] : [access.answers])),
      test?.testMailbox == null ? [] : test.report.steps,
    );
    if (looked?.token) calls['User.Read.All'] = directoryEvidence(looked.directory);
    const roles = looked?.token?.roles ?? null;
    const proved = provedOutside(settings.current(), active, accounts);
    const permissions = comparePermissions(needs, { roles, calls });
    return {
      pieces: judgePieces({
        now: clock.now(),
        connection: active && {
          cloud: active.cloud,
          credential: active.credential?.kind ?? 'clientSecret',
          expires: credentialEnd(active)?.expires ?? null,
        },
        signIn: looked?.signIn ?? null,
        directory: looked?.directory ?? null,
        testedNotSaved: active === null && noted?.report.succeeded === true,
        tokenReadable: roles !== null,
        permissions,
        accounts,
        refusedOutside: [...proved.refused, ...refusedOutside(accounts, test)],
        wronglyReachable: proved.reached,
      }),
      permissions,
      connection: active && {
        cloud: active.cloud,
        clientId: active.clientId,
        tenantId: active.tenantId,
        appName: looked?.token?.appName ?? null,
      },
      checkedAt: clock.now().toISOString(),
    };
  }

  async function script(request: ScriptRequest, signal: AbortSignal): Promise<Script> {
    const active = activeOf(settings.current());
    const said = active !== null && signedIn && isSame(signedIn.place, active) ? signedIn : null;
    const { values, needs } = request;
    return makeScript(request.script, {
      ...values,
      cloud: active?.cloud ?? request.cloud,
      endpoints: active ? endpointsOf(active) : knownEndpoints(request),
      tenantId: said?.tenantId ?? active?.tenantId ?? null,
      clientId: active?.clientId ?? null,
      objectId: said?.servicePrincipalId ?? null,
      appName: values.appName === '' ? (said?.appName ?? '') : values.appName,
      members: values.members ?? (await addresses(signal)),
      permissions: neededPermissions(needs),
    });
  }

  const calls: SetUpCalls = {
    'setUp.open': async (_input, { signal }) =>
      success({
        choices: settings.current().setUp,
        accountAddresses: await addresses(signal),
      }),

    'setUp.keep': async (choices) => {
      const written = await settings.update((all) => success({ ...all, setUp: choices }));
      return written.ok ? success(null) : written;
    },

    'setUp.state': async (needs, { signal }) => success(await state(needs, signal)),

    'setUp.script': async (request, { signal }) => success(await script(request, signal)),

    'setUp.copyScript': async (request, { signal }) => {
      const { text, fileName } = await script(request, signal);
      await ports.writeClipboard(text);
      return success({ fileName });
    },

    'setUp.saveScript': async (request, { signal }) => {
      const { text, fileName } = await script(request, signal);
      const file = await ports.chooseFile(fileName, 'ps1');
      if (file === null) return success(null);
      const written = await writeChosenFile(file, `${byteOrderMark}${text}`);
      if (!written.ok) return written;
      return success({ fileName: file.name });
    },
  };

  return {
    calls,
    noteTest: (connection, report) => {
      const { cloud, customEndpoints, tenantId, clientId, testMailbox } = connection;
      const place = { cloud, customEndpoints, tenantId, clientId };
      if (!report.cancelled) noted = { place, testMailbox, report };
    },
  };
}

interface Look {
  signIn: { app: string | null } | { problem: Problem };
  token: AccessToken | null;
  directory: Problem | null;
}

function problemIn(error: unknown): Problem {
  if (error instanceof GraphFailure) return error.problem;
  throw error;
}

function directoryEvidence(found: Problem | null): { works: boolean; refused: boolean } {
  return { works: found === null, refused: found?.code === 'directory-permission-missing' };
}

function isSame(one: Place, other: Place): boolean {
  return (
    one.cloud === other.cloud &&
    one.tenantId === other.tenantId &&
    one.clientId === other.clientId &&
    one.customEndpoints?.authority === other.customEndpoints?.authority &&
    one.customEndpoints?.graph === other.customEndpoints?.graph
  );
}

function knownEndpoints({ cloud }: ScriptRequest): CloudEndpoints | null {
  return cloud === 'custom' ? null : clouds[cloud];
}

/** Mailboxes that were refused and should be: they show that a restriction is in force. */
function refusedOutside(accounts: readonly EmailAccount[], test: NotedTest | null): string[] {
  const enabled = accounts.filter((account) => account.enabled).map(({ mailbox }) => mailbox);
  const disabled = accounts
    .filter((account) => !account.enabled && account.access !== null)
    .filter(({ access }) => Object.values(access?.answers ?? {}).includes('deniedByPolicy'))
    .map(({ mailbox }) => mailbox.address);
  const tested = test?.testMailbox ?? null;
  if (tested === null) return disabled;
  const isAccount = enabled.some(({ id, address }) =>
    [id, address].some((each) => each.toLowerCase() === tested.toLowerCase()),
  );
  const isRefused = test?.report.steps.some(
    ({ problem: found }) =>
      found?.code === 'mailbox-blocked-by-policy' || found?.code === 'mailbox-outside-scope',
  );
  return isRefused && !isAccount ? [...disabled, tested] : disabled;
}

/** What the last proof of the access scope found of mailboxes that are no account. */
function provedOutside(
  all: Settings,
  active: SavedConnection | null,
  accounts: readonly EmailAccount[],
): { refused: string[]; reached: number } {
  const scope = active && all.accessScopes.find(({ app }) => isSameApp(app, active));
  const ids = new Set(accounts.map(({ mailbox }) => mailbox.id));
  const rows = (scope?.proof?.rows ?? []).filter(
    ({ origin, mailbox }) => origin !== 'account' && !ids.has(mailbox.id),
  );
  return {
    refused: rows
      .filter(({ result }) => result === 'asIntended')
      .map(({ mailbox }) => mailbox.address),
    reached: rows.filter(({ result }) => result === 'wronglyReachable').length,
  };
}
