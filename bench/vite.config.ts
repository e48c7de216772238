import { defineConfig } from 'vite';

const started = ['bench', 'measure-accounts', 'measure-directory', 'tenant'];

/** Bundles the measured services for plain Node, as the app's own build does for Electron. */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'out/bench',
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(started.map((name) => [name, `bench/${name}.ts`])),
      output: { format: 'es', entryFileNames: '[name].mjs' },
    },
  },
});
