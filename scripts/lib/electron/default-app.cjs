// Runs inside Electron, never in the scripts: the part of Electron's own default app that
// `electron <app folder>` needs. The fallback runtime comes without one.
const { app } = require('electron');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

/** Reads `[switches] [-r file]… [app folder] [arguments of the app]`. */
function readArguments(argv) {
  const preloads = [];
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index];
    if (argument === '-r' || argument === '--require') {
      index += 1;
      preloads.push(argv[index]);
    } else if (!argument.startsWith('-')) {
      return { preloads, folder: path.resolve(argument) };
    }
  }
  return { preloads, folder: undefined };
}

function readManifest(folder) {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

function start() {
  const { preloads, folder } = readArguments(process.argv.slice(1));
  const manifest = folder && readManifest(folder);
  if (!manifest) {
    console.error('Usage: electron <app folder>, where the folder holds a package.json.');
    app.exit(1);
    return;
  }
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  app.setAppPath(folder);
  for (const preload of preloads) Module._load(path.resolve(preload), module, false);
  // As the main module, so that the app sees itself as it does in the official Electron.
  Module._load(path.resolve(folder, manifest.main ?? 'index.js'), module, true);
}

start();
