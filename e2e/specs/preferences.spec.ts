import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures/console';
import { axeFindings, clippedTexts } from '../fixtures/look';

/** What the list says of every package of production, and of Electron, as package-lock.json has them. */
function shippedByLockfile(): string[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<
      string,
      { version: string; license: string; dev?: boolean; devOptional?: boolean }
    >;
  };
  const lines = Object.entries(packages)
    .filter(([place, { dev, devOptional }]) =>
      place === 'node_modules/electron' ? true : place !== '' && !dev && !devOptional,
    )
    .map(([place, { version, license }]) =>
      [place.replace(/^.*node_modules\//, ''), ' ', version, license].join(''),
    );
  return [...new Set(lines)].sort();
}

test('tells the versions, and the licence of everything that is shipped', async ({ start }) => {
  const { page } = await start();
  await page.getByRole('navigation').getByRole('button', { name: 'Preferences' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Preferences');
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  await expect(page.getByText(version, { exact: true })).toBeVisible();
  await page.screenshot({ path: 'out/screenshots/preferences.png' });
  expect(await axeFindings(page)).toEqual([]);

  const button = page.getByRole('button', { name: 'Open-source licences' });
  await button.click();
  const licences = page.getByRole('dialog', { name: 'Open-source licences' });
  const listed = licences.getByRole('button').filter({ hasNotText: 'Close' });
  await expect
    .poll(async () => (await listed.allTextContents()).sort())
    .toEqual(shippedByLockfile());
  await licences.getByRole('button', { name: /^react \d/ }).click();
  await expect(licences.getByText('Permission is hereby granted, free of charge')).toBeVisible();
  await page.screenshot({ path: 'out/screenshots/preferences-licences.png' });
  expect(await axeFindings(page)).toEqual([]);
  expect(await clippedTexts(page)).toEqual([]);
  await licences.getByRole('button', { name: 'Close' }).click();
  await expect(button).toBeFocused();
});
