/** The demo tenant in a process of its own, so that its work is not counted as the console's. */
import { createDemoTenant } from '../src-main/demo-tenant';
import { serveDemoTenant } from '../src-main/demo-tenant/serve-https';
import { loopbackCertificate } from '../src-main/demo-tenant/testing/throw-away-keys';

const tenant = createDemoTenant({ people: Number(process.env['BENCH_PEOPLE']) });
const { origin } = await serveDemoTenant(tenant, loopbackCertificate);

process.on('message', (latencyMs: number) => {
  tenant.control.setLatency(latencyMs);
  tenant.log.clear();
  process.send?.({ origin });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ origin });
