/** Faults on request: which requests go wrong, and how. */

/** What a fault does instead of, or to, the answer. */
export type FaultAction =
  | { kind: 'delay'; ms: number }
  /** An answer with this status, in the service's own error shape unless `body` is given. */
  | { kind: 'status'; status: number; body?: string; headers?: Record<string, string> }
  /** 429; `retryAfter` as the header writes it: seconds, a fraction, a date, or none. */
  | { kind: 'throttle'; retryAfter?: string }
  /** A page of a captive portal (200) or of a proxy (502). */
  | { kind: 'html'; status: 200 | 502 }
  | { kind: 'redirect'; location: string }
  /** JSON of a shape nobody expects. */
  | { kind: 'wrongJson' }
  | { kind: 'hugeBody'; bytes: number }
  /** A small answer that unpacks to this many bytes. */
  | { kind: 'gzipBomb'; bytes: number }
  /** JSON with bytes in it that are no text. */
  | { kind: 'invalidUtf8' }
  /** The token is treated as expired. */
  | { kind: 'unauthorized' }
  | WireAction;

/** Faults of the connection itself; over HTTPS they happen to the socket. */
export type WireAction =
  /** Never answers. */
  | { kind: 'hang' }
  /** `connect`: before a request is read, whatever the fault's other conditions. */
  | { kind: 'reset'; at: 'connect' | 'headers' | 'body' }
  /** The body arrives `bytes` at a time, `everyMs` apart. */
  | { kind: 'drip'; bytes: number; everyMs: number }
  /** Announces so many more bytes than it sends, 100 unless told otherwise; fewer when negative. */
  | { kind: 'wrongLength'; by?: number };

export type Fault = FaultAction & {
  service?: 'signIn' | 'graph';
  method?: string;
  /** Tested against path and query. */
  path?: RegExp;
  /** How many requests it hits; without it, all. */
  times?: number;
  /** The tenant does the work first, then the answer is lost: a 504 after a message was sent. */
  afterWork?: boolean;
};

export interface Faults {
  /** Adds a fault; the answer removes it. */
  add(fault: Fault): () => void;
  clear(): void;
  /** The first fault that fits the request, counted as used. */
  take(request: { service: 'signIn' | 'graph'; method: string; path: string }): Fault | null;
  /** Whether the connection that was just opened is to be reset. */
  takeConnect(): boolean;
}

export function createFaults(): Faults {
  let active: { fault: Fault; left: number }[] = [];

  function use(fits: (fault: Fault) => boolean): Fault | null {
    const found = active.find(({ fault }) => fits(fault));
    if (!found) return null;
    found.left--;
    if (found.left <= 0) active = active.filter((other) => other !== found);
    return found.fault;
  }

  const isConnect = (fault: Fault) => fault.kind === 'reset' && fault.at === 'connect';

  return {
    add: (fault) => {
      const added = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      active.push(added);
      return () => {
        active = active.filter((other) => other !== added);
      };
    },
    clear: () => {
      active = [];
    },
    take: ({ service, method, path }) =>
      use(
        (fault) =>
          !isConnect(fault) &&
          (fault.service ?? service) === service &&
          (fault.method ?? method) === method &&
          (fault.path?.test(path) ?? true),
      ),
    takeConnect: () => use(isConnect) !== null,
  };
}

/** Whether the fault is one of the connection rather than of the answer. */
export function isWireAction(fault: FaultAction): fault is WireAction {
  return ['hang', 'reset', 'drip', 'wrongLength'].includes(fault.kind);
}
