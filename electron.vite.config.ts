import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { shippedPackages } from './scripts/lib/licences.mjs';

// The oldest runtime to support is Electron 25: Node 18.15, Chrome 114, no ES modules in main.
const nodeTarget = 'node18';
const chromeTarget = 'chrome114';

/**
 * Everything is bundled, so the packed application needs no node_modules. What is imported when it is
 * needed is a file of its own.
 */
function bundleFor(entry: string, outDir: string) {
  return {
    outDir,
    target: nodeTarget,
    minify: true,
    sourcemap: false,
    externalizeDeps: false,
    lib: { entry, formats: ['cjs' as const] },
    rolldownOptions: {
      output: { entryFileNames: 'index.cjs', chunkFileNames: '[name]-[hash].cjs' },
    },
  };
}

const licencesModule = 'virtual:licences';

/** Lets the page import the licences of everything that is built into the application. */
function licences(): Plugin {
  return {
    name: 'licences',
    resolveId: (id) => (id === licencesModule ? `\0${licencesModule}` : null),
    load: (id) =>
      id === `\0${licencesModule}`
        ? `export const packages = ${JSON.stringify(shippedPackages(import.meta.dirname))}`
        : null,
  };
}

export default defineConfig({
  main: {
    resolve: {
      alias: [
        {
          find: /^ajv\/dist\/2020\.js$|^ajv-formats$/,
          replacement: path.join(import.meta.dirname, 'src-main/shell/no-schema-validator.ts'),
        },
      ],
    },
    build: bundleFor('src-main/index.ts', 'out/main'),
  },
  preload: { build: bundleFor('src-main/preload/index.ts', 'out/preload') },
  renderer: {
    root: 'src-renderer',
    resolve: {
      alias: [
        { find: /^zod$/, replacement: path.join(import.meta.dirname, 'src-renderer/app/zod.ts') },
      ],
    },
    plugins: [react(), licences()],
    build: {
      outDir: 'out/renderer',
      target: chromeTarget,
      minify: true,
      sourcemap: false,
      rolldownOptions: {
        input: 'src-renderer/index.html',
        output: {
          // The page asks for its words by name (`index.html`).
          chunkFileNames: ({ facadeModuleId }) => {
            const [, language] =
              /contract\/text\/(\w+)\/index\.ts$/.exec(facadeModuleId ?? '') ?? [];
            return language ? `assets/words-${language}.js` : 'assets/[name]-[hash].js';
          },
        },
      },
    },
  },
});
