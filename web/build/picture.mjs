// Draws overview.png, the picture of the manual: the overview of the simulated fleet's first tenant, with one loop that waits.
// Against `./trimtab demo` at TRIMTAB_URL, with the operator's key in TRIMTAB_OPERATOR_KEY.
/* global fetch, document */
import process from 'node:process';
import { chromium } from '@playwright/test';

const url = (process.env.TRIMTAB_URL ?? 'http://127.0.0.1:8433').replace(/\/$/, '');
const TENANT = 'acme';
const TEMPLATE = `name: success-regression
match: {metric_type: success_rate}
trigger: manual
steps:
  - approve: {timeout: 4h, at_timeout: escalate}
  - act: {people: {instructions: Take the prompt of before}, timeout: 30m}
  - verify
`;

async function call(key, method, path, body) {
  const isText = typeof body === 'string';
  const answer = await fetch(`${url}/v1/${path}`, {
    method,
    headers: { 'X-API-Key': key, 'Content-Type': isText ? 'application/yaml' : 'application/json' },
    body: isText ? body : JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`${path}: ${await answer.text()}`);
  }
  return answer.json();
}

const operator = process.env.TRIMTAB_OPERATOR_KEY ?? '';
const { key } = await call(operator, 'POST', 'keys', { tenant_id: TENANT, name: 'anna', scopes: ['admin'] });
await call(key, 'PUT', 'improvements/templates/success-regression', TEMPLATE);
await call(key, 'POST', 'improvements/loops', {
  template: 'success-regression',
  domain: 'support-bot',
  event_type: 'answer_ticket',
  metric_type: 'success_rate',
  why: 'success fell',
});

const browser = await chromium.launch({
  executablePath: process.env.TRIMTAB_BROWSER ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const context = await browser.newContext({
  colorScheme: 'light',
  locale: 'en-GB',
  reducedMotion: 'reduce',
  viewport: { width: 1360, height: 1150 },
});
await context.request.post(`${url}/v1/session`, { headers: { 'X-Trimtab-Dashboard': '1' }, data: { key } });
const page = await context.newPage();
await page.goto(`${url}/`);
await page.getByRole('region', { name: 'Loops' }).getByText('waits for your approval').waitFor();
await page.getByText('as they come').waitFor();
await page.waitForFunction(
  () => document.querySelector('[aria-label=Loading], .mantine-Skeleton-root') === null,
);
await page.screenshot({ path: 'overview.png' });
await browser.close();
