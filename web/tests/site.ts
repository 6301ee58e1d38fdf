import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';

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

export function complaintsOf(page: Page): string[] {
  return complaints.get(page) ?? [];
}

/** Waits until the page has its answers. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-label=Loading]')).toHaveCount(0);
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
}
