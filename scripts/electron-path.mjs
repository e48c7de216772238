import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureElectron } from './lib/electron/index.mjs';
import { runScript } from './lib/lifetime.mjs';

await runScript(async () => {
  await ensureDependencies();
  const { executable } = await ensureElectron();
  process.stdout.write(`${executable}\n`);
  return 0;
});
