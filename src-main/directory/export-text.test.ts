import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTexts } from '../contract/text/create-texts';
import { csvCell, exportText } from './export-text';
import { listedUser, readRfc4180, storeOf } from './test-support';

describe('a CSV cell', () => {
  it.each([
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['+49 1', `'+49 1`],
    ['-1', `'-1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `'\t=1`],
    ['\rx', `"'\rx"`],
    [' =1', `' =1`],
    ['\u202e=1', `'\u202e=1`],
    ['＝1', `'＝1`],
    ["O'Hare", `O'Hare`],
    ['a,b', '"a,b"'],
    ['a\r\nb', '"a\r\nb"'],
    ['Invoice \u202efdp.exe', 'Invoice \u202efdp.exe'],
    ['王小明', '王小明'],
    ['a@b.cd', 'a@b.cd'],
    ['', ''],
  ])('of %j is %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it('never begins a formula, and is read back as it was', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc
        .array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ' ', 'a'))
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (value) => {
        const read = readRfc4180(`${csvCell(value)}\r\n`)[0]?.[0] ?? '';
        expect(read).not.toMatch(/^[=+\-@\t\r\n]/);
        expect(read === value || read === `'${value}`).toBe(true);
      }),
    );
  });
});

describe('an exported user', () => {
  const store = storeOf(
    listedUser(1, { displayName: '=1+1', aliases: ['a@b.cd', 'e@f.gh'] }),
    listedUser(2, { displayName: '<img src=x onerror="alert(1)">', mail: null, licensed: null }),
  );
  const users = [0, 1].map((key) => ({ ...store.row(key), aliases: store.aliases(key) }));

  it('is a line of CSV, after a byte order mark and the names of the columns', () => {
    const { head, row, tail } = exportText('csv', createTexts('en').t);
    const text = head + users.map((user, index) => row(user, index === 0)).join('') + tail;
    expect(text.startsWith('\ufeffName,Email,')).toBe(true);
    const [names = [], first, second] = readRfc4180(text.slice(1));
    expect(names).toHaveLength(10);
    expect(first?.slice(0, 9)).toEqual([
      "'=1+1",
      'user1@contoso.com',
      'user1@contoso.com',
      'User',
      'A guess',
      'No',
      'No',
      'Yes',
      'a@b.cd e@f.gh',
    ]);
    expect(second?.slice(0, 8)).toEqual([
      '<img src=x onerror="alert(1)">',
      '',
      'user2@contoso.com',
      'Not known',
      '',
      'No',
      'No',
      '',
    ]);
  });

  it('is a line of CSV in the language of the interface', () => {
    const { head, row } = exportText('csv', createTexts('de').t);
    const [names = [], first = []] = readRfc4180(
      (head + users.map((user) => row(user, false)).join('')).slice(1),
    );
    expect(names.slice(0, 6)).toEqual([
      'Name',
      'E-Mail',
      'Benutzerprinzipalname',
      'Art',
      'Art bekannt durch',
      'Gast',
    ]);
    expect(first.slice(3, 8)).toEqual(['Benutzer', 'Vermutung', 'Nein', 'Nein', 'Ja']);
  });

  it('is an object of JSON', () => {
    const { head, row, tail } = exportText('json', createTexts('de').t);
    const text = head + users.map((user, index) => row(user, index === 0)).join('') + tail;
    expect(JSON.parse(text)).toMatchObject([
      { displayName: '=1+1', mail: 'user1@contoso.com', aliases: ['a@b.cd', 'e@f.gh'] },
      { mail: null, kind: 'unknown', kindKnownFrom: 'none', licensed: null },
    ]);
    expect(JSON.parse(head + tail)).toEqual([]);
  });
});
