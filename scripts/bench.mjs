import path from 'node:path';
import { runBenchmark } from './lib/in-session.mjs';
import { runScript, temporaryFolder } from './lib/lifetime.mjs';
import { packApp } from './lib/pack.mjs';
import { prepareApp } from './lib/prepare.mjs';
import { tool } from './lib/run.mjs';
import { say, Stop } from './lib/say.mjs';
import { ensureSessionOfItsOwn } from './lib/session/index.mjs';

await runScript(async () => {
  ensureSessionOfItsOwn();
  const electron = await prepareApp({ headless: true });
  // Once what it needs is there.
  const began = Date.now();
  say('Building the benchmark …');
  const { code, output } = await tool(
    'vite',
    'vite',
    ['build', '--config', 'bench/vite.config.ts'],
    { output: 'capture' },
  );
  if (code !== 0) throw new Stop(`The benchmark could not be built:\n\n${output}`);
  const packed = path.join(await temporaryFolder(), 'packed');
  const packing = await packApp(electron, ['--dir', `-c.directories.output=${packed}`], 'capture');
  if (packing.code !== 0) throw new Stop(`The app could not be packed:\n\n${packing.output}`);
  say('Measuring. This takes eight minutes or so; let nothing else run …');
  return runBenchmark(electron, [packed, String(began), ...process.argv.slice(2)]);
});
