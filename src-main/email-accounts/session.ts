import type { Graph } from '../graph/graph-client';
import { graphPath, type GraphPath } from '../graph/odata';
import type { MailboxGate, MailboxGraph } from './mailbox-gate';

/** Graph of the saved connection, and what is asked beside it. */
export interface AccountsSession {
  graph: Graph;
  /** Origin of Graph, for example `https://graph.microsoft.com`. */
  origin: string;
  /** The tenant's ID as the token says it; null when it can't be read. Signs in if need be. */
  tenantId(signal: AbortSignal): Promise<string | null>;
}

/** A mailbox somebody works in: its requests go through the gate. */
export interface OpenMailbox {
  id: string;
  /** As the person knows it, for sentences. */
  name: string;
  graph: MailboxGraph;
}

/** Opens a mailbox; no request is made. */
export function openMailbox(
  { graph }: AccountsSession,
  gate: MailboxGate,
  mailbox: { id: string; address: string },
): OpenMailbox {
  return { id: mailbox.id, name: mailbox.address, graph: gate.into(graph, mailbox.id) };
}

/** Path of a folder by its ID or well-known name. */
export function folderPath({ id }: OpenMailbox, folder: string): GraphPath {
  return graphPath`/users/${id}/mailFolders/${folder}`;
}

/**
 * IDs that stay the same when an item moves.
 * @see https://learn.microsoft.com/graph/outlook-immutable-id
 */
export const immutableIds = 'IdType="ImmutableId"';
