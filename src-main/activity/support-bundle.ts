import { Zip, ZipDeflate } from 'fflate';
import type { Settings } from '../connection/settings';
import type { ActivityEntry, BundlePreview } from '../contract/activity';
import { clean } from './clean';
import { activityJson } from './export-activity';
import type { ActivityPorts } from './ports';

/** A file of the bundle as it will be written. */
export interface BundleFile {
  name: string;
  content: BundlePreview['files'][number]['content'];
  bytes: Uint8Array;
}

/** As many tests as support looks at. */
const lastTests = 20;

const pieceBytes = 256 * 1024;

/**
 * The settings without a credential. What goes in is named, one by one: whatever the settings come
 * to hold besides stays out.
 */
function settingsWithoutCredential(settings: Settings): object {
  const { schemaVersion, activeConnectionId, connections, emailAccounts } = settings;
  return {
    schemaVersion,
    activeConnectionId,
    connections: connections.map((connection) => ({
      id: connection.id,
      name: connection.name,
      cloud: connection.cloud,
      customEndpoints: connection.customEndpoints,
      tenantId: connection.tenantId,
      clientId: connection.clientId,
      secretExpires: connection.secretExpires,
      testMailbox: connection.testMailbox,
      hasCredential: connection.credential !== null,
    })),
    emailAccounts: {
      accounts: emailAccounts.accounts,
      observations: emailAccounts.observations,
      scopeChangedAt: emailAccounts.scopeChangedAt,
    },
  };
}

/**
 * Makes the files of the support bundle; nothing is written.
 *
 * @param entries everything that happened, newest first
 * @param ports settings, logs and versions
 * @returns the files, each redacted
 */
export async function bundleFiles(
  entries: readonly ActivityEntry[],
  ports: Pick<ActivityPorts, 'settings' | 'readLogs' | 'versions' | 'redact' | 'clock'>,
): Promise<BundleFile[]> {
  const { redact } = ports;
  const encoder = new TextEncoder();
  const file = (name: string, content: BundleFile['content'], text: string): BundleFile => ({
    name,
    content,
    bytes: encoder.encode(text),
  });
  const json = (value: object): string => `${JSON.stringify(clean(value, redact), null, 2)}\n`;
  const tests = entries.filter(({ kind }) => kind === 'test').slice(0, lastTests);
  const logs = await ports.readLogs();
  return [
    file(
      'versions.json',
      'versions',
      json({ ...ports.versions, collectedAt: ports.clock.now().toISOString() }),
    ),
    file('settings.json', 'settings', json(settingsWithoutCredential(ports.settings()))),
    file('tests.json', 'tests', json(tests)),
    file('activity.json', 'activity', activityJson(entries)),
    ...logs.map(({ name, text }) => file(name, 'log', redact(text))),
  ];
}

/**
 * @param files what goes in
 * @param now the time that the files are given
 * @param breathe is called between slices of the work
 * @returns the zip, piece by piece
 */
export async function* zipPieces(
  files: readonly BundleFile[],
  now: Date,
  breathe: () => Promise<void> | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    ready.push(piece);
  });
  for (const { name, bytes } of files) {
    const entry = new ZipDeflate(name);
    entry.mtime = now;
    zip.add(entry);
    for (let from = 0; from < bytes.length; from += pieceBytes) {
      const end = from + pieceBytes;
      entry.push(bytes.subarray(from, end), end >= bytes.length);
      yield* ready.splice(0);
      await breathe();
    }
    if (bytes.length === 0) entry.push(bytes, true);
  }
  zip.end();
  yield* ready.splice(0);
}
