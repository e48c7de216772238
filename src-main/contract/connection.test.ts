import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay, isGuid, isHttpsOrigin, isMailbox, isTenant } from './connection';

const piece = fc.constantFrom(
  ...['https://', 'http:', '//', '/', '\\', '@', ':', '?', '#', '.', '..', '%2f', ' ', '\t', '\n'],
  ...["'", '"', '<', 'a', 'example.com', 'contoso', '443', '[::1]', 'ü', '\u202e', '\ud800'],
  ...['7b7a5b1e-3f0d-4c55-9e6f-0d2c1a9b4e10', '2027-01-31', '-', '0'],
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.emailAddress(),
  fc.domain(),
  fc.uuid(),
);

describe('an https origin', () => {
  it.each(['https://login.example', 'https://login.example/', 'HTTPS://a.b:8443', 'https://[::1]'])(
    '%s is one',
    (origin) => {
      expect(isHttpsOrigin(origin)).toBe(true);
    },
  );

  it.each([
    ...['', 'https://', 'https:login.example', 'https:\\\\login.example', 'http://login.example'],
    ...[
      'https://login.example?',
      'https://login.example#',
      'https://login.example/a',
      ' https://a.b',
    ],
    ...[
      'https://@login.example',
      'https://:@login.example',
      'https://log\nin.example',
      'https://a b',
    ],
  ])('%j is none', (origin) => {
    expect(isHttpsOrigin(origin)).toBe(false);
  });

  it('leaves everything behind it a path of that host', () => {
    fc.assert(
      fc.property(text, (value) => {
        if (!isHttpsOrigin(value)) return;
        const { origin, protocol, username, password } = new URL(value);
        expect({ protocol, username, password }).toEqual({
          protocol: 'https:',
          username: '',
          password: '',
        });
        const address = new URL(`${origin}/v1.0/users`);
        expect(address.origin).toBe(origin);
        expect(address.pathname).toBe('/v1.0/users');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a tenant', () => {
  it('is one segment of an address, as it is', () => {
    fc.assert(
      fc.property(text, (value) => {
        if (!isTenant(value)) return;
        expect(encodeURIComponent(value)).toBe(value);
        expect(new URL(`https://login.example/${value}/v2.0`).pathname).toBe(`/${value}/v2.0`);
      }),
    );
  });

  it('may be any GUID and any domain', () => {
    fc.assert(fc.property(fc.uuid(), (id) => isGuid(id) && isTenant(id) && isMailbox(id)));
  });
});

describe('a mailbox', () => {
  it('has nothing that ends or begins another one', () => {
    fc.assert(
      fc.property(text, (value) => {
        if (!isMailbox(value)) return;
        expect(value).not.toMatch(/[\s"<>,;\p{Cc}\p{Bidi_Control}]/u);
        expect(value.split('@').length).toBe(isGuid(value) ? 1 : 2);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(["o'hare@contoso.com", 'first.last+tag@sub.contoso.co.uk', 'ärger@contoso.com'])(
    'may be %s',
    (address) => {
      expect(isMailbox(address)).toBe(true);
    },
  );

  it.each(['a\u0000b@contoso.com', 'a\u202eb@contoso.com', 'a@b@contoso.com', 'a,b@contoso.com'])(
    'is not %j',
    (address) => {
      expect(isMailbox(address)).toBe(false);
    },
  );
});

describe('a day', () => {
  it('is every day of the calendar, and nothing else', () => {
    const days = fc.date({
      min: new Date('0000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(days, (date) => isDay(date.toISOString().slice(0, 10))));
    fc.assert(
      fc.property(text, (value) => {
        if (!isDay(value)) return;
        expect(new Date(value).toISOString().slice(0, 10)).toBe(value);
      }),
    );
  });
});
