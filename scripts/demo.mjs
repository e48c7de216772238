import { openConsole } from './lib/electron/open.mjs';
import { runTour } from './lib/in-session.mjs';
import { runScript } from './lib/lifetime.mjs';
import { prepareApp } from './lib/prepare.mjs';
import { say } from './lib/say.mjs';
import { hasDisplay } from './lib/session/index.mjs';

await runScript(async () => {
  const options = process.argv.slice(2);
  const onItsOwn = options.includes('--tour') || !hasDisplay();
  const electron = await prepareApp({ headless: onItsOwn });
  if (!onItsOwn) {
    say('Opening the console on the demo tenant …');
    return openConsole(electron, { demo: true, args: [] });
  }
  if (!hasDisplay()) say('There is no display here, so the demo drives itself on a virtual one.');
  return runTour(electron, options);
});
