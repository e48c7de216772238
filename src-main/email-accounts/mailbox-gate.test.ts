import { describe, expect, it } from 'vitest';
import { graphPath } from '../graph/odata';
import { settle } from '../graph/test-support';
import { createMailboxGate, type MailboxGraph } from './mailbox-gate';

/** A Graph whose answers come when they are told to. */
function heldGraph() {
  const held: { answer: () => void; fail: () => void }[] = [];
  const call = () =>
    new Promise<never>((resolve, reject) => {
      held.push({
        answer: () => {
          resolve(undefined as never);
        },
        fail: () => {
          reject(new Error('refused'));
        },
      });
    });
  const graph: MailboxGraph = { get: call, page: call, post: call, patch: call, delete: call };
  return { graph, held };
}

const path = graphPath`/users`;

function ask(graph: MailboxGraph, signal = new AbortController().signal) {
  const asked = graph.delete(path, { permission: '', signal });
  asked.catch(() => undefined);
  return asked;
}

describe('the gate', () => {
  it('lets four into one mailbox and five in all, and the next ones as they leave', async () => {
    const { graph, held } = heldGraph();
    const gate = createMailboxGate();
    const one = gate.into(graph, 'one');
    const two = gate.into(graph, 'two');
    for (let count = 0; count < 6; count += 1) void ask(one);
    await settle();
    expect(held).toHaveLength(4);
    for (let count = 0; count < 3; count += 1) void ask(two);
    await settle();
    expect(held).toHaveLength(5);
    held[0]?.answer();
    await settle();
    expect(held).toHaveLength(6);
    // The fifth of the first mailbox took the place; one that failed leaves as well.
    held[1]?.fail();
    await settle();
    expect(held).toHaveLength(7);
  });

  it('forgets whoever gives up, waiting or inside', async () => {
    const { graph, held } = heldGraph();
    const one = createMailboxGate().into(graph, 'one');
    for (let count = 0; count < 4; count += 1) void ask(one);
    const controller = new AbortController();
    const gaveUp = ask(one, controller.signal);
    void ask(one);
    controller.abort();
    await expect(gaveUp).rejects.toMatchObject({ name: 'AbortError' });
    expect(held).toHaveLength(4);
    held[0]?.answer();
    await settle();
    expect(held).toHaveLength(5);
    for (const each of held) each.answer();
    await settle();
    for (let count = 0; count < 4; count += 1) void ask(one);
    await settle();
    expect(held).toHaveLength(9);
  });
});
