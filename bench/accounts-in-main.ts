/** Email accounts in main: the access check and the tree of folders. */
import { measure, type Tenant } from './children';
import { report, type Figures } from './report';

const runs = 5;
const latencyMs = 80;
/** Outlook serves four requests of an app at a time in one mailbox. */
const mostInMailbox = 4;

export async function measureAccounts(tenant: Tenant): Promise<void> {
  const runsOf = async (task: string): Promise<Figures[]> => {
    await tenant.setLatency(latencyMs);
    const all: Figures[] = [];
    for (let run = 0; run < runs; run += 1)
      all.push(await measure('measure-accounts', task, tenant));
    return all;
  };
  const against = (all: Figures[]): number[] =>
    all.map(({ ms = NaN, bareMs = NaN }) => ms / bareMs);

  const checks = await runsOf('checkAccess');
  report({
    what: `Check access for 200 accounts, ${latencyMs} ms a request`,
    against: 'the same calls one after another',
    most: 0.3,
    unit: '×',
    figures: against(checks),
    parts: checks,
  });
  const atOnceInCheck = await tenant.highestConcurrency();

  const trees = await runsOf('folderTree');
  report({
    what: `folder tree of 3,000 folders, ${latencyMs} ms a request`,
    against: 'paging level by level, ten at a time',
    most: 0.3,
    unit: '×',
    figures: against(trees),
    parts: trees,
  });
  const atOnceInTree = await tenant.highestConcurrency();
  report({
    what: 'most requests at once in one mailbox, in the check and in the tree',
    against: '',
    most: mostInMailbox,
    unit: 'requests',
    figures: [Math.max(atOnceInCheck, atOnceInTree)],
    parts: [{ atOnceInCheck, atOnceInTree }],
  });
  await tenant.setLatency(0);
}
