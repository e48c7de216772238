import { clouds, type CloudEndpoints } from '../../contract/clouds';
import { problem, type Problem, type ProblemCode } from '../../contract/problems';
import {
  stepIds,
  type StepId,
  type StepResult,
  type TestProgress,
  type TestReport,
} from '../../contract/test-settings';
import { isAbortError, throwIfAborted } from '../../graph/abort';
import type { AppCredential } from '../../graph/app-credential';
import { createGraph } from '../../graph/graph-client';
import { createTokenSource } from '../../graph/token-source';
import type { Clock, Logger, Transport } from '../../ports';
import { endpointsOf } from '../endpoints';
import { authenticate } from './authenticate';
import { watchClockSkew } from './clock-skew';
import { findTenant } from './find-tenant';
import { judgeByMailbox, judgeByToken } from './judge-mailbox';
import type { MailboxStep } from './mailbox-probes';
import { reachSignInService } from './reach';
import { readDirectory, readOrganisation } from './read-directory';
import { resolveMailbox, type ResolvedMailbox } from './resolve-mailbox';
import { runStep, skippedStep, type StepEnd } from './step';
import { signInSubject, type TestedConnection } from './tested-connection';
import { withinLimit } from './time-limit';

export interface TestSettingsOptions {
  connection: TestedConnection;
  /** The credential of the form, or the saved one. */
  credential: AppCredential;
  /** Ends the test at once. */
  signal: AbortSignal;
  /** Told when a step begins and when its result is there; a skipped step only has a result. */
  onProgress: (progress: TestProgress) => void;
}

export interface TestSettingsPorts {
  transport: Transport;
  clock: Clock;
  logger: Logger;
}

/** How long each step may take, in seconds. */
const limits: Record<StepId, number> = {
  reach: 10,
  tenant: 10,
  authenticate: 20,
  directory: 20,
  send: 20,
  read: 20,
  calendar: 20,
};

/** The organisation's name is a courtesy; nobody waits long for it. */
const organisationSeconds = 4;

/** These decide success; what follows one that failed can't be judged. */
const decisiveSteps: readonly StepId[] = ['reach', 'tenant', 'authenticate', 'directory'];

/** With these, there is no mailbox that a later step could be judged by. */
const noMailbox: readonly ProblemCode[] = [
  'mailbox-unknown',
  'mailbox-ambiguous',
  'mailbox-missing',
];

/**
 * Test Settings: proves every part of a connection, one step after another, with a new sign-in, and
 * changes nothing in Microsoft 365.
 *
 * @param options what to test, and who listens
 * @param ports the network, the time and the log
 * @returns the report. Never rejects for anything Microsoft 365 or the network do; a cancelled test
 *   is a report of the steps that were finished
 * @throws RangeError when the connection's endpoints don't fit its cloud
 */
export async function testSettings(
  options: TestSettingsOptions,
  ports: TestSettingsPorts,
): Promise<TestReport> {
  const { connection, signal, onProgress } = options;
  const { clock, logger } = ports;
  const endpoints = endpointsOf(connection);
  const startedAt = clock.now().toISOString();
  const began = clock.elapsed();
  const run = prepare(options, endpoints, ports);
  const steps: StepResult[] = [];
  let cancelled = false;
  let obstacle: StepId | null = null;
  try {
    for (const step of stepIds) {
      throwIfAborted(signal);
      const skipped = reasonToSkip(step, obstacle, connection);
      if (skipped === null) onProgress({ kind: 'started', step });
      const result: StepResult =
        skipped === null
          ? await runStep(step, () => run.step(step), ports)
          : skippedStep(step, skipped, clock);
      throwIfAborted(signal);
      steps.push(result);
      onProgress({ kind: 'finished', result });
      if (isObstacle(result)) obstacle = step;
    }
  } catch (error) {
    if (!isAbortError(error)) throw error;
    cancelled = true;
  }
  const succeeded = decisiveSteps.every((step) =>
    steps.some((result) => result.step === step && isGood(result)),
  );
  logger.info('Test Settings ended', {
    cloud: connection.cloud,
    cancelled,
    succeeded,
    steps: steps.map(({ step, outcome, problem: found }) =>
      found === null ? `${step} ${outcome}` : `${step} ${outcome} (${found.code})`,
    ),
  });
  return {
    startedAt,
    durationMs: Math.max(0, clock.elapsed() - began),
    succeeded,
    cancelled,
    organisation: run.organisation(),
    steps,
  };
}

function isGood({ outcome }: StepResult): boolean {
  return outcome === 'passed' || outcome === 'warning';
}

/** Whether what follows can't be judged; one mistake is told once, where it is met first. */
function isObstacle({ step, outcome, problem: found }: StepResult): boolean {
  if (outcome !== 'failed') return false;
  return decisiveSteps.includes(step) || (found !== null && noMailbox.includes(found.code));
}

function reasonToSkip(
  step: StepId,
  obstacle: StepId | null,
  { cloud }: TestedConnection,
): Problem | null {
  if (obstacle !== null) return problem('step-not-reached', { step: obstacle });
  const isAboutMail = !decisiveSteps.includes(step);
  return isAboutMail && cloud !== 'custom' && !clouds[cloud].hasMail
    ? problem('cloud-without-mail', { cloud })
    : null;
}

/** The steps of one test, with what one of them learns for the next. */
function prepare(
  { connection, credential, signal }: TestSettingsOptions,
  endpoints: CloudEndpoints,
  { transport: plainTransport, clock, logger }: TestSettingsPorts,
): { step: (step: StepId) => Promise<StepEnd>; organisation: () => string | null } {
  const { transport, skewMinutes } = watchClockSkew(plainTransport, clock);
  const { tenantId, clientId, testMailbox, cloud } = connection;
  const subject = signInSubject(connection, endpoints);
  const tokenSource = createTokenSource(
    { endpoints, tenantId, clientId, credential },
    { transport, clock },
  );
  const graph = createGraph({ endpoints, tokenSource }, { transport, clock });
  let roles: readonly string[] | null = null;
  let organisation: string | null = null;
  let mailbox: ResolvedMailbox | null = null;
  let rbac = false;

  async function judge(
    step: MailboxStep,
    call: { signal: AbortSignal; timeoutMs: number },
  ): Promise<StepEnd> {
    if (testMailbox === null) return judgeByToken(step, roles);
    mailbox ??= await resolveMailbox(graph, testMailbox, call);
    const end = await judgeByMailbox(step, { roles, rbac }, { graph, mailbox, logger, ...call });
    rbac ||= end.note?.code === 'provedByRbac';
    return end;
  }

  const works: Record<
    StepId,
    (call: { signal: AbortSignal; timeoutMs: number }) => Promise<StepEnd>
  > = {
    reach: (call) =>
      reachSignInService(
        { authority: endpoints.authority, subject, ...call },
        { transport, clock },
      ),
    tenant: (call) =>
      findTenant(
        { authority: endpoints.authority, tenant: tenantId, cloud, subject, ...call },
        { transport, clock },
      ),
    authenticate: async (call) => {
      const { end, token } = await authenticate({
        tokenSource,
        clientId,
        skewMinutes,
        signal: call.signal,
      });
      roles = token.roles;
      return end;
    },
    directory: (call) => readDirectory(graph, call),
    send: (call) => judge('send', call),
    read: (call) => judge('read', call),
    calendar: (call) => judge('calendar', call),
  };

  async function step(id: StepId): Promise<StepEnd> {
    const seconds = limits[id];
    const asksSignIn = id === 'reach' || id === 'tenant' || id === 'authenticate';
    const host = asksSignIn ? subject.host : subject.graphHost;
    const end = await withinLimit({ clock, signal, seconds, host }, (working) =>
      works[id]({ signal: working, timeoutMs: seconds * 1000 }),
    );
    if (id === 'directory') {
      organisation = await withinLimit(
        { clock, signal, seconds: organisationSeconds, host },
        (working) =>
          readOrganisation(graph, { signal: working, timeoutMs: organisationSeconds * 1000 }),
      ).catch((error: unknown) => {
        if (isAbortError(error)) throw error;
        return null;
      });
    }
    return end;
  }

  return { step, organisation: () => organisation };
}
