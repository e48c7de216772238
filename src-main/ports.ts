/**
 * What services need from the outside world. Adapters are in `shell/`, built once in `index.ts`; unit
 * tests pass their own. No service reaches for a global.
 */

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Absolute https address. */
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** That it changes nothing, although it is no GET: it may then reach the service more than once. */
  changesNothing?: boolean;
  /** Milliseconds until the whole exchange, body included, is given up. */
  timeoutMs: number;
  signal: AbortSignal;
}

export interface HttpResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

/**
 * Sends one HTTPS request through the system's proxy and certificate store. Never follows a
 * redirect and keeps no cookies. What may change something reaches the service once at most.
 * Resolves for every HTTP status; rejects with a `TransportFailure` when there is no answer, and
 * with an `AbortError` when `signal` was aborted.
 */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

export type TransportFailureKind =
  | 'dns'
  | 'offline'
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'reset'
  | 'certificate-untrusted'
  | 'certificate-expired'
  | 'certificate-wrong-host'
  | 'certificate-other'
  | 'tls-failed'
  | 'proxy-password'
  | 'proxy-blocked'
  | 'proxy-refused'
  | 'proxy-unreachable'
  | 'redirected'
  | 'answer-unreadable'
  | 'answer-too-large'
  | 'other';

/** Why a request got no usable answer, told apart so that each cause has its own advice. */
export class TransportFailure extends Error {
  override readonly name = 'TransportFailure';

  /**
   * @param kind the cause
   * @param host the host that was asked, with its port if it has one
   * @param networkError Chromium's or the system's name for it, for example `ERR_CONNECTION_REFUSED`
   * @param values what the advice names besides the host: `issuer` of a certificate, `target` of a
   *   redirect, `proxy` that asked for a password or refused it, `seconds` of a time-out
   */
  constructor(
    readonly kind: TransportFailureKind,
    readonly host: string,
    readonly networkError: string,
    readonly values: Record<string, string | number> = {},
  ) {
    super(`${kind}: ${networkError} (${host})`);
  }
}

/** Encrypts with a key that the operating system keeps for this user. */
export interface Cipher {
  /** False where there is no real key store; weak encryption counts as none. */
  isAvailable(): Promise<boolean>;
  /** Answers base64. Rejects when the key store refuses. */
  encrypt(text: string): Promise<string>;
  /** Takes what `encrypt` answered. Rejects when it does not open with this user's key. */
  decrypt(sealed: string): Promise<string>;
}

export type SettingsLoad =
  | { kind: 'missing' }
  | { kind: 'loaded'; value: Record<string, unknown> }
  | { kind: 'damaged' }
  | { kind: 'not-readable'; reason: string };

/** The settings file as a whole; services know its schema, this port knows only JSON. */
export interface SettingsFile {
  readonly path: string;
  /** What is in its place now; `damaged` is also what is not as it was written. */
  load(): SettingsLoad;
  /** Gives the file a name of its own, under which it stays; answers where that is. */
  setAside(now: Date): string;
  /**
   * Puts the version before the last write, which `save` keeps beside the file, in the file's place
   * in one step. Answers whether there was one.
   */
  restoreBackup(): boolean;
  /** Takes the file away, so that a new one can be begun. */
  remove(): void;
  /** Writes the whole file atomically. Rejects when that does not work; then nothing has changed. */
  save(value: object): Promise<void>;
}

export interface Clock {
  now(): Date;
  /** Milliseconds that only ever grow, for durations. */
  elapsed(): number;
  /** Resolves after `ms`; rejects with an `AbortError` as soon as `signal` is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** What a person is told although the console may be behind other windows. */
export interface Notice {
  kind: 'expiry';
  /** The name of the connection it is about. */
  connection: string;
  /** Whether that is the one in use. */
  inUse: boolean;
  credential: 'clientSecret' | 'certificate';
  /** Calendar days until it ends; negative when that has passed. */
  days: number;
  level: 'warning' | 'alarm' | 'expired';
}

/** Shows a notification of the system; does nothing where there are none. */
export type Notify = (notice: Notice) => void;

/** Log lines: a constant sentence and its values. Adapters redact; services never pass a secret. */
export interface Logger {
  info(message: string, values?: Record<string, unknown>): void;
  warn(message: string, values?: Record<string, unknown>): void;
  error(message: string, values?: Record<string, unknown>): void;
}

/** A file the person has chosen to read. */
export type OpenedFile = { name: string } & (
  | { kind: 'read'; bytes: Uint8Array }
  | { kind: 'too-large' }
  | { kind: 'not-readable'; reason: string }
);

/** A file the person has chosen to write to. */
export interface ChosenFile {
  /** Its name without the folder. */
  readonly name: string;
  /**
   * Writes the pieces atomically, text as UTF-8: a file that was there stays as it was until all pieces
   * are written. Rejects with what the pieces reject with, and with a `FileNotWritable`.
   */
  write(pieces: AsyncIterable<string | Uint8Array>): Promise<void>;
}

/** Why a file could not be written; the message is the system's reason. */
export class FileNotWritable extends Error {
  override readonly name = 'FileNotWritable';
}
