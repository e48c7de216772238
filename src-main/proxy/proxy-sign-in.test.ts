import fc from 'fast-check';
import { expect, it } from 'vitest';
import { channels } from '../contract/channels';
import { problem } from '../contract/problems';
import { failure, success } from '../contract/result';
import { createProxySignIn, type ProxyChallenge } from './proxy-sign-in';

const challenge: ProxyChallenge = {
  host: 'proxy.example.com',
  port: 8080,
  scheme: 'basic',
  realm: 'Fabrikam proxy',
};
const proxy = 'proxy.example.com:8080';
const typed = { userName: 'ana', password: 'Päss wörd 7' };
const signIn = { kind: 'signIn', ...typed };
const nothing = { kind: 'proxy-password', proxy };
const refused = { kind: 'proxy-refused', proxy };

/** A proxy that has asked, and been told what the person typed. */
async function signedIn() {
  const made = createProxySignIn();
  const type = (change: Partial<typeof typed> = {}, name = proxy) =>
    made.calls['network.signInToProxy']({ proxy: name, ...typed, ...change });
  const begin = () => made.openSession().begin();
  expect(begin().answer(challenge)).toEqual(nothing);
  expect(await type()).toEqual(success(null));
  return { begin, type, openSession: made.openSession };
}

it('tells a proxy what was typed for it, in every request', async () => {
  const { begin } = await signedIn();
  expect(begin().answer(challenge)).toEqual(signIn);
  expect(begin().answer(challenge)).toEqual(signIn);
});

it.each([
  { host: 'other.example.com' },
  { port: 8081 },
  { scheme: 'digest' },
  { realm: 'Fabrikam guests' },
])('tells it to nobody else: %o', async (change) => {
  const { begin } = await signedIn();
  expect(begin().answer({ ...challenge, ...change })).toMatchObject({ kind: 'proxy-password' });
});

it('takes a second question in a request for a refusal, forgets, and takes another password', async () => {
  const { begin, type } = await signedIn();
  const { answer } = begin();
  expect(answer(challenge)).toEqual(signIn);
  expect(answer(challenge)).toEqual(refused);
  expect(answer(challenge), 'however often it asks').toEqual(refused);
  expect(begin().answer(challenge)).toEqual(nothing);
  await type({ password: 'better' });
  expect(begin().answer(challenge)).toEqual({ ...signIn, password: 'better' });
});

it('does not forget what was typed while the password before it was refused', async () => {
  const { begin, type } = await signedIn();
  const { answer } = begin();
  answer(challenge);
  await type({ password: 'better' });
  expect(answer(challenge)).toEqual({ ...signIn, password: 'better' });
  expect(begin().answer(challenge)).toEqual({ ...signIn, password: 'better' });
  expect(answer(challenge)).toEqual(refused);
  expect(begin().answer(challenge)).toEqual(nothing);
});

it('takes a question about what Chromium says by itself for a refusal, and does not try it again', async () => {
  const { openSession, type } = await signedIn();
  const session = openSession();
  const first = session.begin();
  const atOnce = session.begin();
  expect(first.answer(challenge)).toEqual(signIn);
  first.passed();
  expect(atOnce.answer(challenge), 'began before Chromium knew').toEqual(signIn);
  expect(openSession().begin().answer(challenge), 'another session').toEqual(signIn);
  expect(session.begin().answer(challenge)).toEqual(refused);
  expect(session.begin().answer(challenge), 'forgotten').toEqual(nothing);
  await type({ password: 'changed' });
  expect(session.begin().answer(challenge)).toEqual({ ...signIn, password: 'changed' });
});

it('tries a new password where Chromium still says the old one', async () => {
  const { openSession, type } = await signedIn();
  const session = openSession();
  const first = session.begin();
  first.answer(challenge);
  first.passed();
  await type({ password: 'changed' });
  expect(session.begin().answer(challenge)).toEqual({ ...signIn, password: 'changed' });
});

it('tells what was typed for one question to no other, however alike the two are', async () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('a', 'A', '"', ',', ':', '\\', '\ud800', '\0', '[', '80'))
      .map((parts) => parts.join('')),
  );
  const question = fc.record({
    host: part,
    port: fc.oneof(fc.constantFrom(80, 8080), fc.nat(65_535)),
    scheme: fc.oneof(fc.constantFrom('basic', 'Basic'), part),
    realm: part,
  });
  const change = fc.record(
    { host: part, port: fc.constantFrom(80, 8080), scheme: part, realm: part },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(question, change, fc.boolean(), async (one, changed, isAskedFirst) => {
      const other = { ...one, ...changed };
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      const { openSession, calls } = createProxySignIn();
      const answers = (to: ProxyChallenge) => openSession().begin().answer(to);
      if (isAskedFirst) answers(other);
      answers(one);
      const name = `${one.host}:${String(one.port)}`;
      await calls['network.signInToProxy']({ proxy: name, ...typed });
      expect(answers(other).kind).toBe(isSame ? 'signIn' : 'proxy-password');
      expect(answers(one)).toEqual(signIn);
    }),
  );
});

it('keeps nothing for a proxy that has not asked', async () => {
  const { begin, type } = await signedIn();
  const other = { ...challenge, host: 'evil.example' };
  const name = 'evil.example:8080';
  expect(await type({}, name)).toEqual(
    failure(problem('network-proxy-not-asking', { proxy: name })),
  );
  expect(begin().answer(other)).toEqual({ kind: 'proxy-password', proxy: name });
});

it('is asked for with texts that fit into a header line', () => {
  const { input } = channels['network.signInToProxy'];
  const isValid = (change: object) => input.safeParse({ proxy, ...typed, ...change }).success;
  expect(isValid({})).toBe(true);
  for (const change of [
    { userName: '' },
    { password: '' },
    { userName: 'ana\r\nX: y' },
    { password: 'a\u0000b' },
    { userName: 'a'.repeat(257) },
    { password: 'a'.repeat(1025) },
    { proxy: 'a'.repeat(301) },
    { proxy: '' },
    { realm: 'Fabrikam proxy' },
  ]) {
    expect(isValid(change), JSON.stringify(change).slice(0, 40)).toBe(false);
  }
});
