import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoConnection } from '../../src-main/demo-tenant';
import { dress, looks } from '../fixtures/appearance';
import { ActivityPage } from '../fixtures/activity-page';
import { expect, test } from '../fixtures/console';
import { axeFindings, clippedTexts } from '../fixtures/look';

const dayMs = 24 * 60 * 60 * 1000;

/** A month in which this and that has happened, a line of the activity file each. */
function aMonth(): string {
  const now = Date.now();
  const common = (number: number, daysAgo: number) => ({
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    at: new Date(now - daysAgo * dayMs).toISOString(),
    who: 'ana',
    problem: null,
  });
  const { clientId, tenantId } = demoConnection;
  const tests = Array.from({ length: 40 }, (_, number) => {
    const daysAgo = 29 - Math.floor((number * 29) / 40);
    const outcome = number % 11 === 3 ? 'failed' : number % 5 === 1 ? 'warning' : 'done';
    const steps = ['reach', 'tenant', 'authenticate', 'directory', 'send', 'read', 'calendar'].map(
      (step, index) => ({
        step,
        outcome:
          outcome === 'failed' && index >= 2
            ? index === 2
              ? 'failed'
              : 'skipped'
            : outcome === 'warning' && index === 6
              ? 'warning'
              : 'passed',
        durationMs: 40 + index * 15,
        problem:
          outcome === 'failed' && index === 2
            ? {
                code: 'secret-expired',
                values: { clientId },
                details: {
                  aadsts: [7000222],
                  errorCode: 'invalid_client',
                  httpStatus: 401,
                  traceId: '6f1c1c66-7d9c-4b5e-9a53-2f1c8a0e4b00',
                  timestamp: new Date(now - daysAgo * dayMs).toISOString(),
                },
              }
            : null,
      }),
    );
    return {
      ...common(number, daysAgo),
      kind: 'test',
      outcome,
      durationMs: 600 + ((number * 137) % 900),
      cloud: 'global',
      tenantId,
      clientId,
      organisation: 'Contoso',
      steps,
    };
  });
  const account = { account: 'Contoso Support', address: 'support@contoso.com' };
  const rest = [
    {
      ...common(100, 0.03),
      kind: 'connection',
      outcome: 'done',
      durationMs: 14,
      first: false,
      credentialReplaced: true,
      changes: [{ field: 'secretExpires', from: '2026-12-01', to: '2028-11-30' }],
    },
    {
      ...common(101, 0.02),
      kind: 'access',
      outcome: 'warning',
      durationMs: 740,
      count: 1,
      accounts: [
        {
          ...account,
          answers: {
            directory: 'allowed',
            send: 'allowed',
            read: 'deniedByPolicy',
            calendar: 'unknown',
          },
        },
      ],
    },
    {
      ...common(102, 0.01),
      kind: 'message',
      outcome: 'done',
      durationMs: 320,
      ...account,
      to: 'aaliyah.fernandez-de-la-cruz@contoso.com',
      subject: 'HelpMaster test message',
      result: 'accepted',
    },
    {
      ...common(103, 0),
      kind: 'accounts',
      outcome: 'done',
      durationMs: 9,
      action: 'edited',
      count: 1,
      name: 'Contoso Support',
      changes: [
        {
          name: 'Contoso Support',
          address: 'support@contoso.com',
          what: 'edited',
          fields: [
            { field: 'purposes', from: 'send', to: 'send,receive' },
            { field: 'folder', from: null, to: 'Inbox / Queue 3' },
          ],
        },
      ],
      more: 0,
      fileName: null,
    },
  ];
  return [...tests, ...rest].map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

for (const look of looks) {
  test(`Activity in every state, ${look.name}`, async ({ start, profile }) => {
    test.setTimeout(120_000);
    const dressed = async () => {
      const { app, page, stop } = await start();

      await dress({ app, page }, look);
      const activity = await ActivityPage.open(page);
      const check = async (state: string) => {
        await page.screenshot({ path: `out/screenshots/${look.name}/activity-${state}.png` });
        expect.soft(await clippedTexts(page), state).toEqual([]);
        expect.soft(await axeFindings(page), state).toEqual([]);
      };
      return { page, stop, activity, check };
    };
    const close = { name: 'Close', exact: true };

    const before = await dressed();
    await expect(before.page.getByText('Nothing has happened yet')).toBeVisible();
    await before.check('1-empty');
    await before.stop();

    writeFileSync(join(profile, 'activity.jsonl'), `${aMonth()}{"torn`);
    const { page, activity, check } = await dressed();
    await expect(activity.rows.first()).toContainText('Edited: Contoso Support');
    await check('2-month');
    await activity.button('Show as table').click();
    await check('3-table');
    await activity.button('Show as chart').click();
    for (const [state, text] of [
      ['4-accounts', 'Edited: Contoso Support'],
      ['5-access', 'Checked Contoso Support'],
      ['6-connection', 'Changed: Secret expires'],
    ] as const) {
      const details = await activity.openDetails(text);
      await check(state);
      await details.getByRole('button', close).click();
      await expect(details).toBeHidden();
    }
    await activity.search.fill('authenticate failed');
    await expect(activity.status).toContainText('Showing');
    const details = await activity.openDetails('Authenticate the app failed');
    await check('7-test');
    await details.getByRole('button', close).click();
    await expect(details).toBeHidden();
    await activity.search.fill('nobody at all');
    await expect(page.getByText('Nothing that happened matches.')).toBeVisible();
    await check('8-nothing-found');
    await activity.saveBundle.click();
    await expect(activity.bundle.getByRole('row')).toHaveCount(6);
    await check('9-bundle');
  });
}
