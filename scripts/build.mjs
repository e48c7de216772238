import { build } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { runScript } from './lib/lifetime.mjs';

await runScript(async () => {
  await ensureDependencies();
  await build();
  return 0;
});
