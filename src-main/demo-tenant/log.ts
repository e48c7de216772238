/** What the tenant was asked, so that tests can prove what was never sent or never changed. */

export interface LogEntry {
  /** Position in the log, from 0. */
  index: number;
  /** Server time in milliseconds when the request arrived. */
  at: number;
  service: 'signIn' | 'graph';
  method: string;
  host: string;
  path: string;
  query: string;
  /** Null until answered, and for requests that got no answer. */
  status: number | null;
  /** Whether there was an Authorization header; its value is never kept. */
  authorized: boolean;
  /** Whether it was sent inside a `$batch`. */
  inBatch: boolean;
  /** Whether it changed anything in the tenant. */
  changed: boolean;
  /** Object ID of the mailbox it was about. */
  mailbox: string | null;
}

export interface RequestLog {
  readonly entries: readonly LogEntry[];
  /** The requests that changed something in a mailbox. */
  changes(): LogEntry[];
  clear(): void;
  /** Records the arrival of a request; the tenant fills in the outcome. */
  begin(request: Request, service: LogEntry['service'], at: number, inBatch: boolean): LogEntry;
}

export function createLog(): RequestLog {
  const entries: LogEntry[] = [];

  function begin(
    request: Request,
    service: LogEntry['service'],
    at: number,
    inBatch: boolean,
  ): LogEntry {
    const url = new URL(request.url);
    const entry: LogEntry = {
      index: entries.length,
      at,
      service,
      method: request.method,
      host: url.host,
      path: url.pathname,
      query: url.search,
      status: null,
      authorized: request.headers.has('authorization'),
      inBatch,
      changed: false,
      mailbox: null,
    };
    entries.push(entry);
    return entry;
  }

  return {
    entries,
    changes: () => entries.filter((entry) => entry.changed),
    clear: () => {
      entries.length = 0;
    },
    begin,
  };
}
