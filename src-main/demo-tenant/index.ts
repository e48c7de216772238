/**
 * The demo tenant: a Microsoft 365 that lives in memory, sign-in service and Microsoft Graph v1.0
 * behind one `fetch`. The demonstration mounts it in the app; tests and the benchmark also reach it
 * over HTTPS (`serve-https.ts`, never imported by the app).
 *
 *   demo-tenant.ts    createDemoTenant: the parts put together
 *   options.ts        what a tenant is made of, and `demoConnection`, the demonstration's values
 *   control.ts        the levers that change it while it runs
 *   log.ts            what was asked, and whether it changed anything
 *   faults.ts         which requests go wrong; fault-answers.ts: what they get instead
 *   targets.ts        from a host to its service and cloud
 *   organisation/     people computed from their number, changes to them, contents of mailboxes
 *   sign-in/          discovery documents, token endpoint, AADSTS refusals, client assertions
 *   graph/            graph.ts (token, slots, errors), then directory (users*, odata-*) and
 *                     mailboxes (mailbox-gate.ts has the order of the checks), calendar, batch
 *   testing/          client and throw-away keys of this folder's own tests
 *
 * It answers as the service does where that is documented or was recorded. A deviation is a bug,
 * unless a comment says why.
 */
export { createDemoTenant, type DemoTenant } from './demo-tenant';
export { demoConnection, type DemoTenantOptions } from './options';
export type { Fault } from './faults';
