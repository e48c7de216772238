import { createSavedSession } from '../connection/saved-session';
import { createSavedTokens } from '../connection/saved-tokens';
import { testSettings } from '../connection/test-settings/test-settings';
import type { ConnectionDraft } from '../contract/connection';
import type { SetUpNeeds } from '../contract/set-up';
import { connectionDraft, context, openConsole, valueOf } from '../email-accounts/test-support';
import { testClock } from '../graph/test-support';
import { FileNotWritable } from '../ports';
import { createSetUp } from './set-up-service';

/** Everything the helpdesk can use. */
export const allNeeds: SetUpNeeds = {
  modules: ['send', 'emailManager', 'calendar'],
  mailboxKinds: true,
};

/** A guide on a console and a tenant of its own. */
export async function openGuide(options: { connected?: boolean } = {}) {
  const console = await openConsole(options);
  const { settings, connection, accounts, transport, clock, logger } = console;
  const desk = { clipboard: '', saved: [] as string[], reason: '', chosen: true };
  const start = () =>
    createSetUp({
      settings,
      connect: createSavedSession(createSavedTokens(connection, { transport, clock }), {
        transport,
        clock,
      }),
      listAccounts: accounts['accounts.list'],
      clock,
      writeClipboard: (text) => {
        desk.clipboard = text;
        return Promise.resolve();
      },
      chooseFile: (name) =>
        Promise.resolve(
          desk.chosen
            ? {
                name,
                write: async (written) => {
                  if (desk.reason !== '') throw new FileNotWritable(desk.reason);
                  let text = '';
                  for await (const piece of written) text += String(piece);
                  desk.saved.push(text);
                },
              }
            : null,
        ),
    });
  const guide = start();
  return {
    ...console,
    desk,
    guide,
    restart: start,
    /** Runs Test Settings and tells the guide of it. */
    async test(change: Partial<ConnectionDraft> = {}) {
      const tested = { ...connectionDraft, ...change };
      const report = await testSettings(
        {
          connection: tested,
          credential: {
            kind: 'clientSecret',
            value: 'set' in tested.clientSecret ? tested.clientSecret.set : '',
          },
          signal: new AbortController().signal,
          onProgress: () => undefined,
        },
        // Its own time-limits would run out at once on a clock that never waits.
        { transport, clock: testClock(), logger },
      );
      guide.noteTest(tested, report);
      return report;
    },
    async state(needs: SetUpNeeds = allNeeds) {
      return valueOf(await guide.calls['setUp.state'](needs, context()));
    },
  };
}
