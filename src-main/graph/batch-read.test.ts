import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { HttpResponse } from '../ports';
import { readBatch } from './batch-read';
import { createGraph } from './graph-client';
import { graphPath } from './odata';
import { countingTokenSource, jsonAnswer, recordingTransport, testClock } from './test-support';

const origin = 'https://graph.microsoft.com';
const schema = z.object({ id: z.string() });

interface Part {
  id: string;
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

interface Asked {
  requests: { id: string; url: string; headers?: Record<string, string> }[];
}

function setUp(answers: (asked: Asked, round: number) => Part[] | HttpResponse) {
  const clock = testClock({ impatient: true });
  const asked: Asked[] = [];
  const { transport, requests } = recordingTransport(({ body }) => {
    const batch = JSON.parse(body ?? '') as Asked;
    asked.push(batch);
    const answer = answers(batch, asked.length - 1);
    return Array.isArray(answer) ? jsonAnswer(200, { responses: answer }) : answer;
  });
  const endpoints = { authority: 'https://login.example', graph: origin };
  const graph = createGraph(
    { endpoints, tokenSource: countingTokenSource() },
    { transport, clock },
  );
  const read = (ids: string[], retryForMs = 10_000) =>
    readBatch(
      graph,
      {
        reads: ids.map((id) => ({
          path: graphPath`/users/${id}`,
          query: { $select: 'id' },
          permission: 'User.Read.All',
        })),
        schema,
        retryForMs,
        signal: new AbortController().signal,
      },
      { origin, clock },
    );
  return { read, asked, clock, requests };
}

const good = ({ requests }: Asked): Part[] =>
  requests.map(({ id }) => ({ id, status: 200, body: { id: `user ${id}` } }));

describe('readBatch', () => {
  it('sends one request and answers in the order of the reads', async () => {
    const { read, asked, requests } = setUp((batch) => good(batch).reverse());
    const answers = await read(['a', 'b#1']);
    expect(answers).toEqual([
      { ok: true, value: { id: 'user 0' } },
      { ok: true, value: { id: 'user 1' } },
    ]);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.url).toBe(`${origin}/v1.0/$batch`);
    expect(asked[0]?.requests[1]?.url).toBe('/users/b%231?$select=id');
  });

  it('asks throttled parts again, alone and after their time', async () => {
    const { read, asked, clock } = setUp((batch, round) =>
      good(batch).map((part) =>
        part.id === '1' && round === 0
          ? { id: '1', status: 429, headers: { 'Retry-After': '2.5' }, body: {} }
          : part,
      ),
    );
    const answers = await read(['a', 'b', 'c']);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(asked.map(({ requests }) => requests.map(({ id }) => id))).toEqual([
      ['0', '1', '2'],
      ['1'],
    ]);
    expect(clock.sleeps).toEqual([2500]);
  });

  it('asks the whole batch again when it was throttled, as long as the budget lasts', async () => {
    const throttled = jsonAnswer(429, {}, { 'retry-after': '4' });
    const patient = setUp((batch, round) => (round < 2 ? throttled : good(batch)));
    expect(await patient.read(['a'])).toHaveLength(1);
    expect(patient.clock.sleeps).toEqual([4000, 4000]);
    const hopeless = setUp(() => throttled);
    await expect(hopeless.read(['a'])).rejects.toMatchObject({
      problem: { code: 'graph-throttled' },
    });
    expect(hopeless.asked).toHaveLength(3);
  });

  it('tells the cause of each part', async () => {
    const error = (status: number, code: string): Omit<Part, 'id'> => ({
      status,
      body: { error: { code, message: '' } },
    });
    const parts = [
      error(404, 'Request_ResourceNotFound'),
      error(403, 'Authorization_RequestDenied'),
      { status: 200, body: { name: 'odd' } },
      { status: 429 },
    ];
    const { read } = setUp(({ requests }) =>
      requests.flatMap(({ id }) => {
        const part = parts[Number(id)];
        return part === undefined ? [] : [{ id, ...part }];
      }),
    );
    const answers = await read(['a', 'b', 'c', 'd', 'e'], 0);
    expect(answers.map((answer) => (answer.ok ? null : answer.failure.problem.code))).toEqual([
      'graph-refused',
      'directory-permission-missing',
      'network-answer-unreadable',
      'graph-throttled',
      'network-answer-unreadable',
    ]);
  });

  it('does not take a page of the network for an answer', async () => {
    const { read } = setUp(() => ({ status: 200, headers: {}, body: '<html>' }));
    await expect(read(['a'])).rejects.toMatchObject({ problem: { code: 'network-web-page' } });
  });

  it('does not take just anything for an answer', async () => {
    const { read } = setUp(() => ({ status: 200, headers: {}, body: '{"odd":1}' }));
    await expect(read(['a'])).rejects.toMatchObject({
      problem: { code: 'network-answer-unreadable' },
    });
  });
});
