import { expect, test } from '@playwright/test';
import { complaintsOf, KEYS, settled, signedIn } from './site';

test('keys that are pressed before their part is there open one dialog, which gives the focus back', async ({
  browser,
}) => {
  const page = await signedIn(browser, KEYS.tenant);
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/assets\/(Palette|KeyList)-/, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto('', { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const explore = page.getByRole('link', { name: 'Explore', exact: true });
  await explore.focus();
  await page.keyboard.press('?');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  arrive();
  const search = page.getByRole('combobox', { name: 'Find anything' });
  await expect(search).toBeFocused();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(explore).toBeFocused();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(search).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(explore).toBeFocused();

  const find = page.getByRole('button', { name: /^Find/ });
  await find.press('Enter');
  await search.fill('events page');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/events$/);
  await settled(page);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(find).toBeFocused();
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});

test('a part that cannot be fetched says so and comes when it is tried again', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  const part = /assets\/FilterBar-/;
  await page.route(part, (route) => route.abort());
  await page.goto('');
  const again = page.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await expect(page.getByRole('region', { name: 'Needs attention' })).toBeVisible();
  await page.unroute(part);
  await again.click();
  await settled(page);
  await expect(page.getByRole('search', { name: 'Filters' })).toBeVisible();
  await expect(again).toHaveCount(0);
  await page.context().close();
});

test('who is there and what is shown is asked for before the program has come, and once', async ({
  browser,
}) => {
  const page = await signedIn(browser, KEYS.tenant);
  const asked: string[] = [];
  page.on('request', (request) => {
    const call = /v1\/(session|outcomes\/dashboard(?=\?.*recent_limit=8))/.exec(request.url());
    if (call !== null) {
      asked.push(call[1]?.replace('outcomes/', '') ?? '');
    }
  });
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/assets\/index-.*js/, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto('', { waitUntil: 'commit' });
  await expect.poll(() => asked).toEqual(['session', 'dashboard']);
  arrive();
  await expect(page.getByRole('region', { name: 'Needs attention' })).toBeVisible();
  expect(asked).toEqual(['session', 'dashboard']);
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});
