import { existsSync } from 'node:fs';
import path from 'node:path';
import { nodeModules } from './paths.mjs';

/** @returns {string} where the `node` npm package keeps the project's own Node */
export function pinnedNode() {
  return path.join(nodeModules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** @returns {boolean} whether the project's own Node is there, and what npm runs finds it */
export function hasPinnedNode() {
  const link = path.join(nodeModules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  return existsSync(pinnedNode()) && existsSync(link);
}
