import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from './redact';

const token =
  'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2dyYXBoIn0.c2lnbmF0dXJlLXZhbHVl';
const secret = 'Xk48Q~Abc_123.def-456~ghi789JKLmnoPQRstu';

describe('redact', () => {
  it.each([
    ['a token', `got ${token}, done`, token],
    ['a token cut short', `got ${token.slice(0, 40)}`, token.slice(0, 40)],
    ['a header', 'Authorization: Bearer abcdef123456', 'abcdef123456'],
    ['a header in JSON', '{"Authorization":"Bearer abcdef123456"}', 'abcdef123456'],
    ['a proxy header', 'Proxy-Authorization: Basic dXNlcjpwYXNzd29yZA==', 'dXNlcjpwYXNzd29yZA'],
    ['a form field', 'grant_type=x&client_secret=p4ss%7Eword&scope=y', 'p4ss%7Eword'],
    ['a form field at the end', 'client_secret=p4ssword', 'p4ssword'],
    ['a JSON field', '{"clientSecret":"p4ss, \\"word"}', 'p4ss'],
    ['an assertion', 'client_assertion=abc.def.ghi', 'abc.def.ghi'],
    ['an access token', '{"access_token":"opaque-value"}', 'opaque-value'],
    ['an Entra secret', `invalid secret ${secret} given`, secret],
    ['an Entra secret in JSON', JSON.stringify({ x: secret }), secret],
  ])('takes out %s', (_name, text, hidden) => {
    expect(redact(text)).not.toContain(hidden);
    expect(redact(text)).toContain('[redacted]');
  });

  it.each([
    'The console starts {"version":"0.1.0","demo":true}',
    'A call had invalid input {"channel":"connection.apply","issues":["tenantId: custom"]}',
    'AADSTS7000215: Invalid client secret provided.',
    'The settings could not be saved {"reason":"EACCES: permission denied, open \'/home/a/.config/HelpMaster M365 Console/settings.json\'"}',
    'step authenticate c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
  ])('leaves "%s" alone', (line) => {
    expect(redact(line)).toBe(line);
  });

  it('keeps what surrounds a secret', () => {
    expect(redact('a=1&client_secret=xyz&b=2')).toBe('a=1&client_secret=[redacted]&b=2');
  });

  it('takes secrets of the usual shape out of any text', () => {
    const character = fc.constantFrom(...Array.from('abcXYZ019_.-~'));
    const generated = fc
      .tuple(
        fc.string({ unit: character, minLength: 3, maxLength: 3 }),
        fc.string({ unit: character, minLength: 34, maxLength: 34 }),
      )
      .map(([start, rest]) => `${start}8Q~${rest}`);
    fc.assert(
      fc.property(generated, fc.lorem(), (value, words) => {
        expect(redact(`${words} ${value} ${words}`)).not.toContain(value.slice(8, -4));
      }),
    );
  });

  it('takes them out of any text around them', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'client_secret=',
        '"password": "',
        'Bearer ',
        'Authorization: ',
        'eyJ',
        secret,
        token,
        '~',
        '"',
        ',',
        ' ',
        'a'.repeat(34),
      ),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const redacted = redact(parts.join(''));
        expect(redacted).not.toContain(secret);
        expect(redacted).not.toContain(token);
      }),
    );
  });

  // Reading anew from each place of it would take many minutes, however fast the machine.
  it('takes no longer for a text that was made to be slow to read', { timeout: 60_000 }, () => {
    const size = 1_000_000;
    for (const each of [
      'a',
      'eyJ',
      'secret ',
      'client_secret',
      'Bearer ',
      'secret="\\',
      '8Q',
      '.-',
    ]) {
      expect(redact(each.repeat(size / each.length))).not.toBe('');
    }
  });
});
