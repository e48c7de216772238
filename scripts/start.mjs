import { openConsole } from './lib/electron/open.mjs';
import { runScript } from './lib/lifetime.mjs';
import { prepareApp } from './lib/prepare.mjs';
import { say, Stop } from './lib/say.mjs';
import { hasDisplay } from './lib/session/index.mjs';

await runScript(async () => {
  if (!hasDisplay()) {
    throw new Stop(
      'The console needs a display, and there is none here. "npm run demo" shows it without one.',
    );
  }
  const electron = await prepareApp({ headless: false });
  say('Opening the console …');
  return openConsole(electron, { demo: false, args: process.argv.slice(2) });
});
