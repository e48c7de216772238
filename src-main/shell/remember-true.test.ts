import { expect, it } from 'vitest';
import { rememberTrue } from './remember-true';

it('asks again after a no, and never after a yes', async () => {
  const answers = [false, false, true, false];
  let asked = 0;
  const question = rememberTrue(() => Promise.resolve(answers[asked++] ?? false));
  expect(await Promise.all([question(), question()])).toEqual([false, false]);
  expect(asked).toBe(1);
  expect(await question()).toBe(false);
  expect(await question()).toBe(true);
  expect(await question()).toBe(true);
  expect(asked).toBe(3);
});
