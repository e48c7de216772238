import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: 'e2e/specs',
  globalSetup: './e2e/fixtures/global-setup.ts',
  outputDir: 'out/test/e2e',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'out/test/e2e.json' }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
