import path from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { runScript } from './lib/lifetime.mjs';
import { out } from './lib/paths.mjs';
import { pinnedNode } from './lib/pinned-node.mjs';
import { run, tool } from './lib/run.mjs';
import { say, Stop } from './lib/say.mjs';

await runScript(async () => {
  await ensureDependencies();
  say('Building the benchmark …');
  const { code, output } = await tool(
    'vite',
    'vite',
    ['build', '--config', 'bench/vite.config.ts'],
    { output: 'capture' },
  );
  if (code !== 0) throw new Stop(`The benchmark could not be built:\n\n${output}`);
  say('Measuring with 100,000 users. This takes about two minutes; let nothing else run …');
  const measured = await run(pinnedNode(), [path.join(out, 'bench', 'bench.mjs')]);
  return measured.code;
});
