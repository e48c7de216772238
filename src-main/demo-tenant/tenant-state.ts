/** The parts every service of the tenant works on, gathered so that they can be passed as one. */
import type { CloudId } from './clouds';
import type { Directory } from './organisation/directory';
import type { Faults } from './faults';
import type { RequestLog } from './log';
import type { Mailboxes } from './organisation/mailboxes';
import type { DemoTenantOptions } from './options';
import type { Tokens } from './sign-in/tokens';

/** A refusal of every token request, for example a Conditional Access policy. */
export interface ForcedRefusal {
  code: number;
  suberror?: string;
}

export interface TenantState {
  /** Read at each request; `control` changes them while the tenant runs. */
  readonly options: DemoTenantOptions;
  readonly directory: Directory;
  readonly mailboxes: Mailboxes;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly log: RequestLog;
  /** The server's clock in milliseconds: `options.now()` plus the offset set by `control`. */
  now(): number;
  /** Waits as long as a request takes; ends early with an AbortError when `signal` is aborted. */
  latency(signal: AbortSignal): Promise<void>;
  /** Has every request that waits so go on. */
  endLatency(): void;
  forcedRefusal: ForcedRefusal | null;
  /** Page tokens of an older generation have expired. */
  pageTokenGeneration: number;
}

/** Which service, of which cloud, a request is meant for. */
export interface Target {
  service: 'signIn' | 'graph';
  cloud: CloudId;
  origin: string;
}
