import { runEndToEndTests } from './lib/in-session.mjs';
import { runScript } from './lib/lifetime.mjs';
import { prepareApp } from './lib/prepare.mjs';
import { ensureSessionOfItsOwn } from './lib/session/index.mjs';

await runScript(async () => {
  ensureSessionOfItsOwn();
  const electron = await prepareApp({ headless: true });
  return runEndToEndTests(electron, process.argv.slice(2));
});
