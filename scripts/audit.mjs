import { readFile } from 'node:fs/promises';
import { judgeAudit } from './lib/audit.mjs';
import { runScript } from './lib/lifetime.mjs';
import { npm } from './lib/run.mjs';
import { say, Stop } from './lib/say.mjs';

await runScript(async () => {
  const exceptions = JSON.parse(
    await readFile(new URL('audit-exceptions.json', import.meta.url), 'utf8'),
  );
  // Its exit code says only that something was found; what is judged here.
  const { output } = await npm(['audit', '--json', '--loglevel=silent'], { output: 'capture' });
  const report = readReport(output);
  const toDo = judgeAudit(report, exceptions, new Date().toISOString().slice(0, 10));
  if (toDo === null) {
    throw new Stop(
      `The registry did not say which packages have known weaknesses, so nothing is known:\n\n${output}`,
    );
  }
  for (const line of toDo) say(line);
  say(`${toDo.length} to do, ${exceptions.length} exceptions (scripts/audit-exceptions.json).`);
  return toDo.length === 0 ? 0 : 1;
});

/** @param {string} output */
function readReport(output) {
  try {
    return JSON.parse(output.slice(output.indexOf('{')));
  } catch {
    return null;
  }
}
