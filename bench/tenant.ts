/** The demo tenant in a process of its own, so that its work is not counted as the console's. */
import { serverCertificate } from '../e2e/fixtures/pki';
import { createDemoTenant, demoConnection } from '../src-main/demo-tenant';
import { serveDemoTenant } from '../src-main/demo-tenant/serve-https';

/** Sets the milliseconds a request takes, or asks for what the log knows. */
export type TenantMessage = { latencyMs: number } | 'highestConcurrency';

const tenant = createDemoTenant({
  people: Number(process.argv[2]),
  // Two hundred mailboxes are checked, not only those of the demonstration's helpdesk.
  accessPolicy: { kind: 'none' },
});
plantFolders();
const { origin } = await serveDemoTenant(tenant, serverCertificate('trusted'));

process.on('message', (message: TenantMessage) => {
  const { log } = tenant;
  if (message === 'highestConcurrency') {
    const mailboxes = new Set(log.entries.flatMap(({ mailbox }) => mailbox ?? []));
    process.send?.(Math.max(0, ...[...mailboxes].map((id) => tenant.highestConcurrency(id))));
    return;
  }
  tenant.control.setLatency(message.latencyMs);
  log.clear();
  process.send?.(0);
});
process.on('disconnect', () => process.exit(0));
process.send?.({ origin });

/** 3,000 folders on twelve levels: below the top and below 25 folders of each level, 250 more. */
function plantFolders(): void {
  const mailbox = tenant.control.mailbox(demoConnection.testMailbox);
  const root = [...mailbox.folders.values()].find(({ wellKnown }) => wellKnown === 'msgfolderroot');
  const add = (level: number, number: number, parentId: string | null): string =>
    mailbox.addFolder({ displayName: `Folder ${level}.${number}`, parentId }).id;
  let above = Array.from({ length: 25 }, () => root?.id ?? null);
  for (let level = 1; level <= 12; level += 1) {
    const ids = above.flatMap((parentId, place) =>
      Array.from({ length: 10 }, (_, number) => add(level, place * 10 + number, parentId)),
    );
    above = ids.slice(0, 25);
  }
}
