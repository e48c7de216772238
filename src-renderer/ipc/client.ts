import type {
  Bridge,
  Channel,
  Input,
  MainEvent,
  Output,
  Progress,
} from '../../src-main/contract/channels';
import type { Problem } from '../../src-main/contract/problems';
import type { Result } from '../../src-main/contract/result';

declare global {
  interface Window {
    /** Put there by the preload script; the page's only way out. */
    readonly helpmaster: Bridge;
  }
}

/** Carries a problem from main through code that expects exceptions, such as TanStack Query. */
class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

export interface CallOptions<C extends Channel> {
  /** Aborting it cancels the work in main; the call then rejects with the problem `cancelled`. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress<C>) => void;
}

/**
 * Calls main and answers its value.
 * @throws ProblemError with main's problem when the answer is not a success
 */
export async function call<C extends Channel>(
  channel: C,
  input: Input<C>,
  { signal, onProgress }: CallOptions<C> = {},
): Promise<Output<C>> {
  signal?.throwIfAborted();
  hear();
  const callId = crypto.randomUUID();
  const stopListening = onProgress
    ? listen((event) => {
        if (event.kind === 'progress' && event.callId === callId) {
          // Main's handler table gives this channel's progress its type.
          onProgress(event.progress as Progress<C>);
        }
      })
    : undefined;
  const cancel = () => window.helpmaster.cancel(callId);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    // Main's handler table gives this channel's answer its type.
    const answer = (await window.helpmaster.invoke({ callId, channel, input })) as Result<
      Output<C>
    >;
    if (!answer.ok) throw new ProblemError(answer.problem);
    return answer.value;
  } finally {
    signal?.removeEventListener('abort', cancel);
    stopListening?.();
  }
}

const listeners = new Set<(event: MainEvent) => void>();
/** What main told before anything on the page listened. */
let early: MainEvent[] = [];
let hears = false;

/** From the first call on, main tells the page what happens. */
function hear(): void {
  if (hears) return;
  hears = true;
  window.helpmaster.subscribe((event) => {
    if (listeners.size === 0) early.push(event);
    else tell(event);
  });
}

function tell(event: MainEvent): void {
  for (const listener of [...listeners]) listener(event);
}

/** Hears every event from main until the answered function is called. */
export function listen(listener: (event: MainEvent) => void): () => void {
  hear();
  listeners.add(listener);
  // Not before everything that was drawn together listens.
  queueMicrotask(() => {
    const events = early;
    early = [];
    events.forEach(tell);
  });
  return () => {
    listeners.delete(listener);
  };
}

/** The problem an exception carries; anything that is not main's own counts as unexpected. */
export function problemOf(error: unknown): Problem {
  return error instanceof ProblemError
    ? error.problem
    : { code: 'unexpected', values: {}, details: {} };
}
