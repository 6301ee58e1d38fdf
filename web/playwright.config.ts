import { defineConfig } from '@playwright/test';

const url = process.env['TRIMTAB_URL'] ?? 'http://127.0.0.1:8433';

/** One browser, one page at a time: the machine may have two cores, and the server needs one. */
export default defineConfig({
  testDir: 'tests',
  // Those with an identity provider need a server that is set up for it.
  ...(process.env['TRIMTAB_PROVIDER'] === undefined
    ? { testIgnore: 'provider.spec.ts' }
    : { testMatch: 'provider.spec.ts' }),
  outputDir: 'target/browser',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./build/browser-reporter.ts']],
  use: {
    baseURL: `${url.replace(/\/$/, '')}/`,
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'off',
    launchOptions: {
      executablePath: process.env['TRIMTAB_BROWSER'] ?? '/usr/bin/chromium',
      // The sandbox of chromium needs rights that root in a container lacks.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
