/** What has to be shipped, and what the page loads first. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { languages } from '../src-main/contract/text/languages';
import { root } from './opened-console';
import { report } from './report';

const renderer = path.join(root, 'out', 'renderer');

/** @param packed where the unpacked application was made */
export function measureSizes(packed: string): void {
  const bytes = statSync(path.join(packed, 'linux-unpacked', 'resources', 'app.asar')).size;
  report({
    what: 'packed application without Electron (app.asar)',
    against: '',
    most: 6,
    unit: 'MB',
    figures: [bytes / 1e6],
    parts: [],
  });
  const html = readFileSync(path.join(renderer, 'index.html'), 'utf8');
  // Vite names in the page all that its script needs before it can run.
  const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, name = '']) => name);
  const inLanguages = languages.map((language) =>
    ['index.html', ...named]
      .map((file) => readFileSync(path.join(renderer, file.replace('__LANGUAGE__', language))))
      .reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0),
  );
  report({
    what: 'first load of the page, gzip (HTML, scripts, styles, the longest language)',
    against: '',
    most: 350,
    unit: 'kB',
    figures: [Math.max(...inLanguages) / 1000],
    parts: [],
  });
}
