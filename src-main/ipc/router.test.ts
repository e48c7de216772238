import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { channels, type MainEvent } from '../contract/channels';
import { freePolicy } from '../contract/policy';
import { problem } from '../contract/problems';
import { failure, success } from '../contract/result';
import type { Logger } from '../ports';
import { createRouter, type Handlers } from './router';

const info = { version: '1', electron: '2', chrome: '3', demo: null, policy: freePolicy };

const draft = {
  cloud: 'global',
  customEndpoints: null,
  clientId: 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
  tenantId: 'contoso.com',
  clientSecret: { set: 'a-very-secret-value' },
  secretExpires: null,
  testMailbox: null,
};

function setUp(changed: Partial<Handlers> = {}) {
  const lines: string[] = [];
  const acted: string[] = [];
  const note = (message: string, values?: Record<string, unknown>) => {
    lines.push(`${message} ${JSON.stringify(values)}`);
  };
  const logger: Logger = { info: note, warn: note, error: note };
  const act = (what: string) => {
    acted.push(what);
    return Promise.resolve(success(null));
  };
  const refuse = () => Promise.resolve(failure(problem('settings-newer', { path: 'x' })));
  const refusing = Object.fromEntries(Object.keys(channels).map((channel) => [channel, refuse]));
  const handlers: Handlers = {
    ...(refusing as unknown as Handlers),
    'app.info': () => {
      acted.push('app.info');
      return Promise.resolve(success(info));
    },
    'link.open': () => act('link.open'),
    'clipboard.write': () => act('clipboard.write'),
    'window.setUnsavedChanges': () => act('window.setUnsavedChanges'),
    'window.close': () => act('window.close'),
    ...changed,
  };
  const events: MainEvent[] = [];
  const router = createRouter(handlers, logger);
  const call = (channel: unknown, input: unknown, callId: unknown = randomUUID()) =>
    router.call({ callId, channel, input }, (event) => events.push(event));
  return { router, call, events, lines, acted };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new DOMException('stopped', 'AbortError'));
    });
  });
}

describe('the router', () => {
  it('answers what the handler answers', async () => {
    const { call } = setUp();
    expect(await call('app.info', {})).toMatchObject({ ok: true, value: { version: '1' } });
    expect(await call('connection.get', {})).toMatchObject({
      ok: false,
      problem: { code: 'settings-newer' },
    });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'nope', ''])(
    'refuses the unknown channel "%s" and logs it',
    async (channel) => {
      const { call, lines } = setUp();
      expect(await call(channel, {})).toEqual(failure(problem('request-invalid', { channel })));
      expect(lines).toHaveLength(1);
    },
  );

  it.each([
    ['a property too many', 'app.info', { extra: 1 }],
    ['no input', 'app.info', undefined],
    ['a wrong type', 'clipboard.write', { text: 1 }],
    [
      'an unknown link',
      'link.open',
      { link: 'https://evil.test', cloud: 'global', clientId: null },
    ],
    [
      'a client ID that is none',
      'link.open',
      { link: 'service-health', cloud: 'global', clientId: '../' },
    ],
  ])('refuses %s before any handler acts', async (_name, channel, input) => {
    const { call, acted } = setUp();
    expect(await call(channel, input)).toEqual(failure(problem('request-invalid', { channel })));
    expect(acted).toEqual([]);
  });

  it('logs where invalid input is wrong, never the values', async () => {
    const { call, lines } = setUp();
    await call('connection.apply', { ...draft, tenantId: 'not a tenant with a-very-secret-value' });
    expect(lines.join()).toContain('tenantId');
    expect(lines.join()).not.toContain('a-very-secret-value');
  });

  it.each([
    null,
    [],
    'call',
    {},
    { callId: 'x', channel: 'app.info', input: {} },
    { callId: randomUUID(), channel: 'app.info', input: {}, more: 1 },
    { callId: randomUUID(), channel: ['app.info'], input: {} },
  ])('refuses the malformed call %j', async (raw) => {
    const { router, acted } = setUp();
    expect(await router.call(raw, () => undefined)).toMatchObject({
      ok: false,
      problem: { code: 'request-invalid' },
    });
    expect(acted).toEqual([]);
  });

  it('turns a thrown error into "unexpected" and logs it', async () => {
    const { call, lines } = setUp({
      'window.close': () => {
        throw new Error('broken inside');
      },
      'app.info': () => Promise.reject(new Error('broken later')),
    });
    expect(await call('window.close', {})).toEqual(failure(problem('unexpected')));
    expect(await call('app.info', {})).toEqual(failure(problem('unexpected')));
    expect(lines.join()).toContain('broken inside');
    expect(lines.join()).toContain('broken later');
  });

  it('lets nothing through that is not in the contract', async () => {
    const answer = { ...info, secret: 'leak' };
    const { call, lines } = setUp({ 'app.info': () => Promise.resolve(success(answer)) });
    expect(await call('app.info', {})).toEqual(failure(problem('unexpected')));
    expect(lines.join()).not.toContain('leak');
  });

  it('aborts a call by its id and answers "cancelled"', async () => {
    const { router, call } = setUp({
      'connection.test': (_input, { signal }) => untilAborted(signal),
    });
    const callId = randomUUID();
    const answer = call('connection.test', draft, callId);
    router.cancel(randomUUID());
    router.cancel({ callId });
    router.cancel(callId);
    expect(await answer).toEqual(failure(problem('cancelled')));
  });

  it('aborts every call when the page goes away', async () => {
    const { router, call } = setUp({
      'connection.test': (_input, { signal }) => untilAborted(signal),
    });
    const answers = [call('connection.test', draft), call('connection.test', draft)];
    router.cancelAll();
    expect(await Promise.all(answers)).toEqual([
      failure(problem('cancelled')),
      failure(problem('cancelled')),
    ]);
  });

  it('refuses the id of a running call and takes it again afterwards', async () => {
    const { router, call, acted } = setUp({
      'connection.test': (_input, { signal }) => untilAborted(signal),
    });
    const callId = randomUUID();
    const first = call('connection.test', draft, callId);
    expect(await call('window.close', {}, callId)).toMatchObject({ ok: false });
    expect(acted).toEqual([]);
    router.cancel(callId);
    await first;
    expect(await call('window.close', {}, callId)).toEqual(success(null));
  });

  it('sends progress with the id of its call, and none once it is aborted', async () => {
    const { router, call, events } = setUp({
      'connection.test': async (_input, { signal, progress }) => {
        progress({ kind: 'started', step: 'reach' });
        await untilAborted(signal).catch(() => undefined);
        progress({ kind: 'started', step: 'tenant' });
        throw new Error('late');
      },
    });
    const callId = randomUUID();
    const answer = call('connection.test', draft, callId);
    router.cancel(callId);
    expect(await answer).toEqual(failure(problem('cancelled')));
    expect(events).toEqual([
      { kind: 'progress', callId, progress: { kind: 'started', step: 'reach' } },
    ]);
  });

  it('survives whatever is sent and acts on none of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true, withDate: true }),
          fc.record({ callId: fc.uuid(), channel: fc.string(), input: fc.anything() }),
          fc.record({
            callId: fc.uuid(),
            channel: fc.constantFrom('link.open', 'clipboard.write', 'connection.apply'),
            input: fc.anything(),
          }),
        ),
        async (raw) => {
          const { router, acted } = setUp();
          const answer = await router.call(raw, () => undefined);
          router.cancel(raw);
          expect(answer).toMatchObject({ ok: false, problem: { code: 'request-invalid' } });
          expect(acted).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});
