import { defineConfig } from 'vite';

/** Bundles the measured services for plain Node, as the app's own build does for Electron. */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'out/bench',
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: { bench: 'bench/bench.ts', measure: 'bench/measure.ts', tenant: 'bench/tenant.ts' },
      output: { format: 'es', entryFileNames: '[name].mjs' },
    },
  },
});
