import type { AnnouncedUpdate, DownloadProgress } from '../contract/updates';

export type UpdateFailureKind = 'altered' | 'not-signed' | 'not-written' | 'unusable' | 'other';

/** Why an update was not found out about, fetched or installed, the network apart. */
export class UpdateFailure extends Error {
  override readonly name = 'UpdateFailure';

  /**
   * @param kind `altered`: its checksum is another one than announced; `not-signed`: not by the
   *   publisher of this console; `not-written`: the message is the system's reason; `unusable`: the
   *   address answers with no information about updates
   * @param message for support, without names of people
   */
  constructor(
    readonly kind: UpdateFailureKind,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Where updates come from. Every call rejects with an `UpdateFailure`, or with a `TransportFailure`
 * where the network is why.
 */
export interface UpdateSource {
  /** Host that is asked, with its port if it has one. */
  readonly host: string;
  /**
   * Asks for the newest version; null when there is none for this computer, because it is no newer
   * or its publisher has not released it for everybody yet. Rejects with a time-out after `timeoutMs`.
   */
  check(timeoutMs: number): Promise<AnnouncedUpdate | null>;
  /**
   * Fetches the version that `check` answered last and verifies its checksum and, where the system
   * has signatures, its publisher. Rejects with an `AbortError` when `signal` was aborted.
   */
  download(onProgress: (progress: DownloadProgress) => void, signal: AbortSignal): Promise<void>;
  /**
   * Ends the console and has the system install what was fetched. `altered` where that is not what was
   * announced any more.
   */
  install(): Promise<void>;
}
