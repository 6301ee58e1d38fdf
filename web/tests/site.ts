import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The server is fed with the simulated fleet, and says these keys. */
export const KEYS = {
  tenant: process.env['TRIMTAB_TENANT_KEY'] ?? '',
  operator: process.env['TRIMTAB_OPERATOR_KEY'] ?? '',
};

export const HEADERS = { 'X-Trimtab-Dashboard': '1' };

/** A page of somebody who is signed in, which fails the test where the browser complains. */
export async function signedIn(
  browser: Browser,
  key: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const answer = await context.request.post('v1/session', { headers: HEADERS, data: { key } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return watched(await context.newPage());
}

const complaints = new WeakMap<Page, string[]>();

/** Gathers what the browser complains about: errors, refused styles and scripts, failed calls. */
export function watched(page: Page): Page {
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') {
      heard.push(message.text());
    }
  });
  return page;
}

/** What the browser complained about, but for answers of a kind that the test asks for. */
export function complaintsOf(page: Page, asked = ''): string[] {
  const heard = complaints.get(page) ?? [];
  return asked === '' ? heard : heard.filter((text) => !text.includes(asked));
}

/** Waits until the page has its answers. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-label=Loading]')).toHaveCount(0);
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
}

/** What a page breaks of the rules of WCAG 2.2 AA. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const library = (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe;
    return library.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    });
  });
  return found.violations.map(
    (each) => `${each.id}: ${each.help}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}

/** Looks at a page as it is now: not wider than the window, a picture of it, the rules, no complaints. */
export async function seen(page: Page, name: string, asked = ''): Promise<void> {
  const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect.soft(await page.evaluate(wide), `${name} is wider than the window`).toBeLessThanOrEqual(0);
  await page.screenshot({ path: `target/screenshots/${name}.png`, fullPage: true });
  expect.soft(await violations(page), name).toEqual([]);
  expect.soft(complaintsOf(page, asked), name).toEqual([]);
}

/** Every answer of the server that the page fetched, with its address; streams are what the page shows of them. */
export function answersOf(page: Page): { all: () => Promise<{ url: string; text: string }[]> } {
  const heard: Promise<{ url: string; text: string }>[] = [];
  page.on('response', (response) => {
    const url = response.url();
    const isStream = (response.headers()['content-type'] ?? '').startsWith('text/event-stream');
    if (url.includes('/v1/') && !isStream) {
      const text = response.text().catch(() => '');
      heard.push(text.then((body) => ({ url, text: `${JSON.stringify(response.headers())} ${body}` })));
    }
  });
  return { all: () => Promise.all(heard) };
}

/** Calls as an operator does with a key. */
export async function made(
  page: Page,
  method: 'POST' | 'PUT',
  path: string,
  key: string,
  data: unknown,
): Promise<unknown> {
  const answer = await page.request.fetch(path, { method, headers: { 'X-API-Key': key }, data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

/** A key of a tenant that nobody else uses, which begins with it. */
export async function keyOfNew(page: Page, tenant: string): Promise<string> {
  const body = { tenant_id: tenant, name: 'a person', scopes: ['admin'] };
  const key = (await made(page, 'POST', 'v1/keys', KEYS.operator, body)) as { key: string };
  return key.key;
}
