import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ImportPreview } from '../contract/email-accounts';
import { problem } from '../contract/problems';
import { demoConnection } from '../demo-tenant';
import { accountsFileSchema } from './files/accounts-file';
import { readCsv } from './files/csv';
import { readCsvAccounts } from './files/csv-accounts';
import { decodeText } from './files/decode-text';
import type { OpenedFile } from '../ports';

import {
  add,
  connectionDraft,
  context,
  openConsole,
  problemOf,
  ruleIn,
  valueOf,
  type TestConsole,
} from './test-support';

function file(text: string, name = 'accounts.json'): OpenedFile {
  return { name, kind: 'read', bytes: new TextEncoder().encode(text) };
}

async function previewOf(console: TestConsole, opened: OpenedFile): Promise<ImportPreview> {
  console.disk.opened = opened;
  const preview = valueOf(await console.accounts['accounts.importPreview']({}, context()));
  if (preview === null) throw new Error('No file');
  return preview;
}

async function refusalOf(console: TestConsole, opened: OpenedFile) {
  console.disk.opened = opened;
  return problemOf(await console.accounts['accounts.importPreview']({}, context()));
}

async function apply({ accounts }: TestConsole, { previewId }: ImportPreview) {
  return valueOf(await accounts['accounts.importApply']({ previewId, confirmed: true }, context()));
}

const actions = ({ rows }: ImportPreview) =>
  rows.map(({ action, problem: found }) => (found === null ? action : `${action} ${found.code}`));

async function exported(): Promise<{ console: TestConsole; text: string }> {
  const console = await openConsole();
  await add(console.accounts, { name: 'Second', mailbox: 'billing@contoso.com' });
  const receive = ruleIn(console.tenant);
  await add(console.accounts, { purposes: ['send', 'receive'], receive });
  const { count } = valueOf(await console.accounts['accounts.export']({}, context())) ?? {};
  expect(count).toBe(2);
  return { console, text: console.disk.saved[0] ?? '' };
}

describe('the export', () => {
  it('holds accounts and connection, and never a credential', async () => {
    const { text } = await exported();
    expect(text).not.toContain(demoConnection.clientSecret);
    expect(text).not.toMatch(/secret|credential|sealed|token/i);
    const content = accountsFileSchema.parse(JSON.parse(text));
    expect(content.connection).toEqual({
      cloud: 'global',
      customEndpoints: null,
      tenantId: demoConnection.tenantId,
      clientId: demoConnection.clientId,
    });
    expect(content.accounts.map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['Second', true],
      ['Support', false],
    ]);
  });

  it('is documented by the schema in the repository', () => {
    const path = join(import.meta.dirname, '../../assets/email-accounts.schema.json');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(z.toJSONSchema(accountsFileSchema));
  });

  it('says what is in the way', async () => {
    const console = await openConsole();
    console.disk.reason = 'EACCES';
    const saved = await console.accounts['accounts.export']({}, context());
    expect(problemOf(saved)).toMatchObject({
      code: 'file-not-writable',
      values: { reason: 'notAllowed' },
      details: { systemError: 'EACCES' },
    });
    const unconnected = await openConsole({ connected: false });
    expect(problemOf(await unconnected.accounts['accounts.export']({}, context())).code).toBe(
      'not-connected',
    );
  });
});

describe('the import of an export', () => {
  it('makes the same accounts in an empty console, and the second time nothing', async () => {
    const { console: source, text } = await exported();
    const target = await openConsole();
    const preview = await previewOf(target, file(text));
    expect(actions(preview)).toEqual(['create', 'create']);
    expect(target.tenant.log.changes()).toEqual([]);
    const { state, change } = await apply(target, preview);
    const { accounts } = valueOf(await source.accounts['accounts.list']({}, context()));
    const content = (each: (typeof accounts)[number]) => ({ ...each, id: '', connectionId: '' });
    expect(state.accounts.map(content)).toEqual(accounts.map(content));
    expect(change).toMatchObject({ kind: 'imported', count: 2 });

    const again = await previewOf(target, file(text));
    expect(actions(again)).toEqual(['skip', 'skip']);
    const saves = target.fileState.saves;
    expect((await apply(target, again)).change).toBeNull();
    expect(target.fileState.saves).toBe(saves);
  });

  it('updates what differs and takes the default over', async () => {
    const { console, text } = await exported();
    const changed = text
      .replace('"name": "Support",\n      "mailbox"', '"name": "Helpdesk",\n      "mailbox"')
      .replace('"isDefault": true', '"isDefault": "later"')
      .replace('"isDefault": false', '"isDefault": true')
      .replace('"later"', 'false');
    const preview = await previewOf(console, file(changed));
    expect(actions(preview)).toEqual(['skip', 'update']);
    const { state } = await apply(console, preview);
    expect(state.accounts.map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['Second', false],
      ['Helpdesk', true],
    ]);
    expect(actions(await previewOf(console, file(changed)))).toEqual(['skip', 'skip']);
    valueOf(await console.accounts['accounts.undo']({ changeId: state.undo?.id ?? '' }, context()));
    expect(actions(await previewOf(console, file(text)))).toEqual(['skip', 'skip']);
  });

  it('says row by row what is wrong', async () => {
    const { text } = await exported();
    const console = await openConsole();
    const content = accountsFileSchema.parse(JSON.parse(text));
    const [good] = content.accounts;
    const rule = ruleIn(console.tenant);
    const accounts = [
      good,
      good,
      { ...good, mailbox: { ...good?.mailbox, id: '00000000-1111-4222-8333-444444444444' } },
      { ...good, purposes: ['send', 'fly'] },
      { ...good, clientSecret: 'x' },
      'rubbish',
      {
        ...content.accounts[1],
        receive: { ...rule, moveTo: rule.folder },
      },
    ];
    const preview = await previewOf(console, file(JSON.stringify({ ...content, accounts })));
    expect(actions(preview)).toEqual([
      'create',
      'wrong import-row-repeated',
      'wrong mailbox-unknown',
      'wrong import-row-unreadable',
      'wrong import-row-unreadable',
      'wrong import-row-unreadable',
      'wrong rule-moves-into-itself',
    ]);
    const columns = preview.rows.map(({ problem: found }) => found?.values['column']);
    expect(columns.slice(3, 6)).toEqual(['purposes.1', 'clientSecret', 'accounts']);
    expect(preview.counts).toEqual({ create: 1, update: 0, skip: 0, wrong: 6 });
    expect((await apply(console, preview)).state.accounts).toHaveLength(1);
  });

  it('does not mix tenants', async () => {
    const { console, text } = await exported();
    const elsewhere = text.replaceAll(demoConnection.tenantId, 'fabrikam.com');
    expect(actions(await previewOf(console, file(elsewhere)))).toEqual(
      Array(2).fill('wrong import-other-tenant'),
    );
  });

  it('can be tried again when it could not be written', async () => {
    const { text } = await exported();
    const console = await openConsole();
    const preview = await previewOf(console, file(text));
    console.fileState.failure = new Error('ENOSPC: no space left on device');
    const input = { previewId: preview.previewId, confirmed: true } as const;
    const refused = await console.accounts['accounts.importApply'](input, context());
    expect(problemOf(refused).code).toBe('settings-not-writable');
    console.fileState.failure = null;
    expect((await apply(console, preview)).state.accounts).toHaveLength(2);
  });

  it('is off when the accounts were changed since, or another file was opened', async () => {
    const { console, text } = await exported();
    const first = await previewOf(console, file(text));
    const second = await previewOf(console, file(text));
    await add(console.accounts, { mailbox: 'helpdesk@contoso.com' });
    for (const { previewId } of [first, second]) {
      const applied = await console.accounts['accounts.importApply'](
        { previewId, confirmed: true },
        context(),
      );
      expect(problemOf(applied)).toEqual(problem('import-closed'));
    }
  });
});

describe('a table', () => {
  const table = [
    'Name;E-mail;Address;send;receive;calendar;enabled;folder;messages;not older than;after processing;move to',
    'Support;;help@contoso.com;yes;yes;;;Inbox/Queue 3;unread;2026-01-31;move;inbox/processed',
    '"Billing; invoices";;billing@contoso.com;x;;1;no;;;;;',
    'Scheduling;;scheduling@contoso.com;;;;;;;;;',
    'Again;;support@contoso.com;;;;;;;;;',
    'Nobody;;nobody@contoso.com;;;;;;;;;',
    'Bad folder;;helpdesk@contoso.com;no;yes;;;Inbox/Nowhere;;;delete;',
    'Bad day;;vip.desk@contoso.com;no;yes;;;Inbox;;31.1.2026;delete;',
    'No address;;;yes;;;;;;;;',
    'No purpose;;vip.desk@contoso.com;no;no;no;;;;;;',
    ';;vip.desk@contoso.com;;;;;;;;;',
  ].join('\r\n');

  it('is read row by row, folders by their paths', async () => {
    const console = await openConsole();
    const preview = await previewOf(console, file(table, 'table.csv'));
    expect(actions(preview)).toEqual([
      'create',
      'create',
      'create',
      'wrong import-row-repeated',
      'wrong mailbox-unknown',
      'wrong import-folder-unknown',
      'wrong import-row-unreadable',
      'wrong import-row-unreadable',
      'wrong import-row-unreadable',
      'wrong import-row-unreadable',
    ]);
    expect(preview.rows.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(preview.rows[6]?.problem?.values).toEqual({ row: 8, column: 'notOlderThan' });
    expect(console.tenant.log.changes()).toEqual([]);
    const { state } = await apply(console, preview);
    expect(state.accounts).toMatchObject([
      {
        name: 'Support',
        purposes: ['send', 'receive'],
        receive: {
          folder: { path: ['Inbox', 'Queue 3'] },
          moveTo: { path: ['Inbox', 'Processed'] },
          notOlderThan: '2026-01-31',
        },
      },
      { name: 'Billing; invoices', purposes: ['send', 'calendar'], enabled: false },
      { name: 'Scheduling', purposes: ['send'], enabled: true },
    ]);
    const again = await previewOf(console, file(table, 'table.csv'));
    expect(actions(again).slice(0, 3)).toEqual(['skip', 'skip', 'skip']);
  });
});

describe('files that are none', () => {
  it.each<[OpenedFile, string]>([
    [file(''), 'import-not-readable'],
    [file('{}'), 'import-not-readable'],
    [file('null'), 'import-not-readable'],
    [file('[1, 2'), 'import-not-readable'],
    [file('colour,size\nred,3', 'a.csv'), 'import-not-readable'],
    [file('{"format":"helpmaster-m365-email-accounts","version":2}'), 'import-newer-version'],
    [{ name: 'big.json', kind: 'too-large' }, 'import-too-large'],
    [file(`name,address\n${'a,b\n'.repeat(10_001)}`, 'a.csv'), 'import-too-large'],
    [
      file(
        JSON.stringify({
          format: 'helpmaster-m365-email-accounts',
          version: 1,
          exportedAt: '2026-01-31T12:00:00Z',
          connection: null,
          accounts: Array(10_001).fill(0),
        }),
      ),
      'import-too-large',
    ],
    [{ name: 'locked.json', kind: 'not-readable', reason: 'EBUSY' }, 'file-not-readable'],
  ])('%# are refused with their reason', async (opened, code) => {
    const console = await openConsole();
    expect((await refusalOf(console, opened)).code).toBe(code);
  });

  it('need a connection, and may be no file at all', async () => {
    const console = await openConsole();
    expect(valueOf(await console.accounts['accounts.importPreview']({}, context()))).toBeNull();
    const unconnected = await openConsole({ connected: false });
    expect((await refusalOf(unconnected, file('{}'))).code).toBe('not-connected');
  });

  it('of another connection are still read before it is changed', async () => {
    const { console, text } = await exported();
    valueOf(await console.connection.apply({ ...connectionDraft, tenantId: 'contoso.com' }));
    expect(actions(await previewOf(console, file(text)))).toEqual(['skip', 'skip']);
  });

  it('of 10,000 lines of rubbish lose nothing', async () => {
    const console = await openConsole();
    await add(console.accounts);
    const [rubbish] = fc.sample(
      fc.array(fc.string({ unit: 'binary', maxLength: 30 }), {
        minLength: 10_000,
        maxLength: 10_000,
      }),
      { numRuns: 1, seed: 4 },
    );
    const lines = (rubbish ?? []).map((line) => line.replace(/[\r\n]/g, ' '));
    expect((await refusalOf(console, file(lines.join('\n'), 'x.csv'))).code).toBe(
      'import-not-readable',
    );
    const headed = ['name,address', ...lines.map((line) => `x${line}`)].join('\n');
    const preview = await previewOf(console, file(headed, 'x.csv'));
    expect(preview.counts).toMatchObject({ create: 0, update: 0 });
    expect(preview.rows).toHaveLength(10_000);
    const { accounts } = (await apply(console, preview)).state;
    expect(accounts).toHaveLength(1);
  }, 20_000);
});

describe('the readers', () => {
  const rubbish = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom('"', ',', ';', '\t', '\n', '\r\n', 'name', 'address', '=1+1', 'a@b.cd'),
        {
          maxLength: 60,
        },
      )
      .map((parts) => parts.join('')),
  );

  it('never fail, whatever a table holds', () => {
    fc.assert(
      fc.property(rubbish, (text) => {
        const rows = readCsv(text);
        const lines = text.split(/\r\n|\n|\r/).length;
        expect(rows.length).toBeLessThanOrEqual(lines);
        expect(rows.every(({ line }) => line >= 1 && line <= lines)).toBe(true);
        const entries = readCsvAccounts(`name,address\n${text}`) ?? [];
        for (const entry of entries === 'too-many' ? [] : entries) {
          if ('account' in entry) expect(entry.account.address).toContain('@');
          else expect(entry.column).not.toBe('');
        }
      }),
    );
  });

  it('read back what was written by the rules', () => {
    const field = fc.string({ maxLength: 12 }).map((text) => text.trim());
    const row = fc.array(field, { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const filled = rows.map((fields) => ['name', ...fields]);
        const text = filled
          .map((fields) => fields.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))
          .join('\r\n');
        // The first line decides about the separator.
        fc.pre(!/[;\t]/.test(filled[0]?.join('') ?? ''));
        expect(readCsv(text).map(({ fields }) => fields)).toEqual(filled);
      }),
    );
  });

  it('decode what other programs write', () => {
    const utf16 = Buffer.from('\ufeffMüller', 'utf16le');
    expect(decodeText(utf16)).toBe('Müller');
    expect(decodeText(Buffer.from(utf16).swap16())).toBe('Müller');
    expect(decodeText(Buffer.from('\ufeffMüller'))).toBe('Müller');
    expect(decodeText(Buffer.from('Müller', 'latin1'))).toBe('Müller');
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(typeof decodeText(bytes)).toBe('string');
      }),
    );
  });
});
