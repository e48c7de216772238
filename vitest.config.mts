import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    include: [
      'src-main/**/*.test.ts',
      'src-renderer/**/*.test.{ts,tsx}',
      'scripts/**/*.test.mjs',
      'bench/**/*.test.ts',
    ],
    pool: 'threads',
    // Vitest leaves a core for a person who works meanwhile: half of them, on two cores.
    maxWorkers: '100%',
    // Tests of many generated values take their time on a busy machine.
    testTimeout: 20_000,
  },
});
