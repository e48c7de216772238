import fc from 'fast-check';
import { expect, it } from 'vitest';
import { userDetailsSchema } from '../contract/directory';
import { createGraph } from '../graph/graph-client';
import { GraphFailure } from '../graph/graph-failure';
import {
  countingTokenSource,
  jsonAnswer,
  recordingTransport,
  testClock,
} from '../graph/test-support';
import { never } from './test-support';
import { readUserDetails } from './user-details';

const id = '9e3779b1-1925-434e-aa2b-4692522ff595';

/** The details of a user whom the directory describes like this. */
function detailsOf(user: unknown) {
  const { transport } = recordingTransport(() => jsonAnswer(200, user));
  const endpoints = { authority: 'https://sign-in.example', graph: 'https://graph.example' };
  const graph = createGraph(
    { endpoints, tokenSource: countingTokenSource() },
    { transport, clock: testClock({ impatient: true }) },
  );
  return readUserDetails(graph, id, never);
}

const text = fc.string({ unit: 'binary' });
const odd = fc.oneof(text, fc.jsonValue());
const time = fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
const addresses = fc.array(
  fc.tuple(fc.constantFrom('SMTP:', 'smtp:', 'x500:', ''), text).map((parts) => parts.join('')),
);

const texts = fc.option(text);
const user = fc.record(
  {
    id: fc.oneof({ weight: 9, arbitrary: fc.constant(id) }, odd),
    displayName: texts,
    mail: texts,
    userPrincipalName: texts,
    userType: fc.oneof(fc.constant('Guest'), texts),
    accountEnabled: fc.option(fc.boolean()),
    proxyAddresses: fc.oneof({ weight: 9, arbitrary: addresses }, odd),
    assignedLicenses: fc.oneof({ weight: 9, arbitrary: fc.array(odd) }, odd),
    createdDateTime: fc.oneof(time, odd),
    department: fc.oneof({ weight: 9, arbitrary: texts }, odd),
    showInAddressList: fc.option(fc.boolean()),
  },
  { requiredKeys: ['id'] },
);

it('are what the page takes, with dates that can be said, or no user at all', async () => {
  await fc.assert(
    fc.asyncProperty(user, async (sent) => {
      const answer = await detailsOf(sent).catch((error: unknown) => error);
      if (answer instanceof GraphFailure) {
        expect(answer.problem.code).toBe('network-answer-unreadable');
        return;
      }
      const { listed, more } = answer as Awaited<ReturnType<typeof detailsOf>>;
      expect(listed.displayName).not.toBe('');
      for (const alias of more.aliases) {
        expect(sent.proxyAddresses).toContainEqual(
          expect.toSatisfy((each: string) => /^smtp:/i.test(each) && each.slice(5) === alias),
        );
        expect([sent.mail, sent.userPrincipalName, '']).not.toContain(alias);
      }
      const { shape } = userDetailsSchema;
      expect(shape.createdAt.parse(more.createdAt)).toBe(more.createdAt);
      const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
      if (more.createdAt !== null) expect(day.format(new Date(more.createdAt))).not.toBe('');
      expect(shape.licences.parse(more.licences)).toBe(more.licences);
    }),
  );
});

it.each(['yesterday', '2026-13-45T00:00:00Z', '', 7, {}])(
  'are shown without the date where the directory says %j',
  async (createdDateTime) => {
    const { more } = await detailsOf({ id, displayName: 'Ana', createdDateTime });
    expect(more.createdAt).toBeNull();
  },
);

it('have the date as the directory says it', async () => {
  const createdDateTime = '2017-07-29T03:07:25.1234567Z';
  expect((await detailsOf({ id, createdDateTime })).more.createdAt).toBe(createdDateTime);
});
