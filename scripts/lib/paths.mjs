import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** What npm installed. */
export const nodeModules = path.join(root, 'node_modules');

/** What is fetched once and kept between runs; git ignores it. */
export const cache = path.join(root, '.cache');

/** What the build, the tests and the tour write; git ignores it. */
export const out = path.join(root, 'out');
