/** The tenant over HTTPS on loopback, with the faults that only a wire can have. Tests only. */
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { DemoTenant } from './demo-tenant';
import type { WireAction } from './faults';

export interface ServeOptions {
  /** PEM. */
  key: string;
  cert: string;
  /** A free one unless given. */
  port?: number;
  /**
   * Keep Microsoft's host names, for clients whose name resolution is mapped to this server.
   * Otherwise both services move to `https://localhost:{port}`.
   */
  keepOrigins?: boolean;
}

export interface ServedTenant {
  port: number;
  origin: string;
  /** Ends every connection, so that the next request has to open one. */
  hangUp(): void;
  /** Ends the server and every connection, hanging ones too. */
  close(): Promise<void>;
}

/** Serves the tenant on 127.0.0.1. The certificate has to name `localhost`. */
export async function serveDemoTenant(
  tenant: DemoTenant,
  { key, cert, port = 0, keepOrigins = false }: ServeOptions,
): Promise<ServedTenant> {
  // TLS hides the socket that can be reset; the client's port leads from one to the other.
  const sockets = new Map<number, Socket>();

  const listener = getRequestListener(
    async (request, { outgoing }) => {
      const { response, wire } = await tenant.handle(request);
      if (!wire) return response;
      const client = (outgoing as ServerResponse).socket?.remotePort ?? 0;
      await misbehave(wire, response, outgoing as ServerResponse, () => sockets.get(client));
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer({ key, cert }, (incoming, outgoing) => {
    void listener(incoming, outgoing);
  });
  server.on('connection', (socket: Socket) => {
    if (tenant.resetsConnection()) {
      socket.resetAndDestroy();
      return;
    }
    const client = socket.remotePort ?? 0;
    sockets.set(client, socket);
    socket.on('close', () => sockets.delete(client));
    socket.on('error', () => undefined);
  });
  server.on('tlsClientError', () => undefined);

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  const origin = `https://localhost:${String(address.port)}`;
  if (!keepOrigins) tenant.control.setOrigins({ authorityOrigin: origin, graphOrigin: origin });

  return {
    port: address.port,
    origin,
    hangUp: () => {
      for (const socket of sockets.values()) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
        for (const socket of sockets.values()) socket.destroy();
      }),
  };
}

async function misbehave(
  wire: WireAction,
  response: Response,
  outgoing: ServerResponse,
  socket: () => Socket | undefined,
): Promise<void> {
  if (wire.kind === 'hang') return;
  if (wire.kind === 'reset' && wire.at !== 'body') {
    socket()?.resetAndDestroy();
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  const announced = Math.max(0, body.length + (wire.kind === 'wrongLength' ? (wire.by ?? 100) : 0));
  const headers = Object.fromEntries(response.headers);
  outgoing.writeHead(response.status, { ...headers, 'content-length': String(announced) });
  if (wire.kind === 'drip') {
    await drip(body, wire, outgoing);
    return;
  }
  const half = Math.ceil(body.length / 2);
  outgoing.write(wire.kind === 'reset' ? body.subarray(0, half) : body, () => {
    if (wire.kind === 'reset') socket()?.resetAndDestroy();
    else socket()?.end();
  });
}

async function drip(
  body: Buffer,
  { bytes, everyMs }: Extract<WireAction, { kind: 'drip' }>,
  outgoing: ServerResponse,
): Promise<void> {
  for (let from = 0; from < body.length && !outgoing.destroyed; from += bytes) {
    outgoing.write(body.subarray(from, from + bytes));
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  outgoing.end();
}
