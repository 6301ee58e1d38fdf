import { expect, test, type Browser, type Page } from '@playwright/test';
import { violations } from './axe';
import { complaintsOf, settled, watched } from './site';

const label = 'Test House';

async function visitor(browser: Browser, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', colorScheme });
  return context.newPage();
}

/** Says a name to the provider, on its own page. */
async function say(page: Page, login: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Provider' })).toBeVisible();
  await page.getByLabel('Who are you?').fill(login);
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('ana signs in from a deep link, sees her tenant alone, and signs out', async ({ browser }) => {
  const page = watched(await visitor(browser));
  await page.goto('events?domain=acme-bot');
  await expect(page.getByRole('link', { name: `Sign in with ${label}` })).toBeVisible();
  await expect(page.getByLabel('API key')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: 'target/screenshots/sign-in-provider.png' });

  await page.getByRole('link', { name: `Sign in with ${label}` }).click();
  await say(page, 'ana');
  await expect(page).toHaveURL(/\/events\?domain=acme-bot$/);
  await settled(page);
  await expect(page.getByText('Ana Silva')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('acme-bot');
  await page.goto('events');
  await settled(page);
  await expect(page.getByRole('main')).toContainText('acme-bot');
  await expect(page.getByRole('main')).not.toContainText('globex-bot');
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
  expect(kept).not.toContain('trimtab_s');
  expect(complaintsOf(page)).toEqual([]);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('status')).toContainText('You are signed out here.');
  await expect(page.getByRole('link', { name: `Sign out of ${label} too` })).toHaveAttribute(
    'href',
    /\/session\/end\?client_id=trimtab$/,
  );
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test('olga is an operator, as a rule says so', async ({ browser }) => {
  const page = await visitor(browser);
  await page.goto('');
  await page.getByRole('link', { name: `Sign in with ${label}` }).click();
  await say(page, 'olga');
  await expect(page.getByText('operator of all tenants')).toBeVisible();
  await expect(page.getByText('Olga Petrova')).toBeVisible();
  await page.context().close();
});

test('sam is known and may do nothing, which a page says in both themes', async ({ browser }) => {
  for (const scheme of ['light', 'dark'] as const) {
    const page = await visitor(browser, scheme);
    await page.goto('changes');
    await page.getByRole('link', { name: `Sign in with ${label}` }).click();
    await say(page, 'sam');
    await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('as Sam Stranger, but no rule here gives you access');
    await expect(page.getByRole('alert')).toContainText('your groups are everybody');
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: `target/screenshots/sign-in-refused-${scheme}.png` });
    await page.getByRole('link', { name: 'Use an API key' }).click();
    await expect(page).toHaveURL(/\/changes$/);
    await expect(page.getByLabel('API key')).toBeVisible();
    await page.context().close();
  }
});

test('what the provider refuses is told, and an old answer counts no more', async ({ browser }) => {
  const page = await visitor(browser);
  await page.goto('');
  await page.getByRole('link', { name: `Sign in with ${label}` }).click();
  const answered = page.waitForRequest(/\/oidc\/callback\?/);
  await say(page, 'nobody');
  await expect(page.getByRole('alert')).toContainText('access_denied (nobody may come in)');
  await page.goto((await answered).url());
  await expect(page.getByRole('alert')).toContainText('has ended already');
  await page.context().close();
});
