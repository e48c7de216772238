import { describe, expect, it } from 'vitest';
import { saidIn } from './test-support';

/** Which of the keys a source can say. */
function heard(source: string, ...keys: string[]): string[] {
  const said = saidIn(source);
  return keys.filter((key) => said.includes(key));
}

describe('what sources can say', () => {
  it('is what they write out, in any quotes', () => {
    const source = 't(\'a.one\'); t(late ? "a.two" : `a.three`); const heading = <h1>a.four</h1>;';
    expect(heard(source, 'a.one', 'a.two', 'a.three', 'a.four', 'a', 'one')).toEqual([
      'a.one',
      'a.two',
      'a.three',
    ]);
  });

  it('is of a template only what its type lets in', () => {
    const source = "declare const kind: 'loading' | 'saving'; t(`users.${kind}`);";
    expect(heard(source, 'users.loading', 'users.saving', 'users.title')).toEqual([
      'users.loading',
      'users.saving',
    ]);
  });

  it('is of a template with two values every pair', () => {
    const source =
      "declare const id: 'app' | 'secret'; declare const part: 'title' | 'why'; t(`a.${id}.${part}`);";
    const keys = ['a.app.title', 'a.app.why', 'a.secret.title', 'a.secret.why'];
    expect(heard(source, ...keys, 'a.app', 'a.app.who', 'a.title.app')).toEqual(keys);
  });

  it('is one name where anything can be put in', () => {
    const source = 'declare const name: string; t(`a.${name}`); t(`b.${name}.title`); `${name}`;';
    expect(
      heard(source, 'a.one', 'a.one.two', 'a.', 'aXone', 'b.one.title', 'b.one', 'b.one.text', 'c'),
    ).toEqual(['a.one', 'b.one.title']);
  });

  it('is nothing that only a type names', () => {
    const source =
      "type Channel = `users.${string}` | 'a.one'; interface Says { of: 'a.two' } let x: 'a.three';";
    expect(heard(source, 'users.open', 'a.one', 'a.two', 'a.three')).toEqual([]);
  });

  it('is a channel’s name only where it is translated', () => {
    const called = "call('updates.check', {}); const handlers = { 'updates.check': check };";
    expect(heard(called, 'updates.check')).toEqual([]);
    expect(heard(`${called} t('updates.check');`, 'updates.check')).toEqual(['updates.check']);
  });
});
