import { expect, test } from '@playwright/test';
import { complaintsOf, keyOfNew, KEYS, made, seen, settled, signedIn } from './site';

const run = Date.now().toString(36);
const REFUSED = '422';

test('create a tenant, bound it, delete it by its name', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.operator);
  const name = `umbrella-${run}`;
  await page.goto('settings/tenants');
  await page.getByRole('button', { name: 'Create a tenant' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create the tenant' }).click();
  await expect(page).toHaveURL(new RegExp(`settings/tenant\\?tenant=${name}$`));

  const save = page.getByRole('button', { name: `Save the settings of ${name}` });
  await expect(page.getByLabel('Series, at most')).toHaveAttribute('placeholder', '50k');
  await page.getByLabel('Events, at most').fill('60000');
  await page.getByLabel('Events are kept').fill('90');
  await page.getByLabel('Counts by hour and day are kept').fill('30');
  await save.click();
  await expect(page.getByRole('alert')).toContainText('stands at its field');
  await expect(page.getByLabel('Counts by hour and day are kept')).toHaveAttribute('aria-invalid', 'true');
  await seen(page, 'tenant-faults', REFUSED);
  await page.getByLabel('Counts by hour and day are kept').fill('730');
  await page.getByLabel('Smallest decline worth knowing').fill('2.5');
  await save.click();
  await expect(page.getByText('Saved; it holds')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Events, at most')).toHaveValue('60 000');
  await expect(page.getByLabel('Events are kept')).toHaveValue('90 days');
  await expect(page.getByLabel('Smallest decline worth knowing')).toHaveValue('2.5 %');
  const stored = await page.request.get(`v1/tenants/${name}`, { headers: { 'X-API-Key': KEYS.operator } });
  expect(await stored.json()).toMatchObject({
    settings: {
      retention: { raw_days: 90, rollup_days: 730 },
      quotas: { events: '60000/minute', requests: null, series: null },
      sensitivity: { smallest_decline: 0.025 },
    },
  });

  await page.goto('settings/tenants');
  await page.getByRole('button', { name: `Delete ${name}` }).click();
  const dialog = page.getByRole('dialog');
  const remove = dialog.getByRole('button', { name: `Delete ${name} and all of its data` });
  await expect(remove).toBeDisabled();
  await dialog.getByLabel(`Type ${name} to go on`).fill(`${name} `);
  await expect(remove).toBeDisabled();
  await dialog.getByLabel(`Type ${name} to go on`).fill(name);
  await seen(page, 'tenant-deleting', REFUSED);
  await remove.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: `Delete ${name}` })).toHaveCount(0);
  expect(complaintsOf(page, REFUSED)).toEqual([]);
  await page.context().close();
});

test("a tenant's admin sees its limits and cannot change them", async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  await page.goto('settings/tenant');
  await settled(page);
  await expect(page.getByText('its operator sets this')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Save the settings/ })).toHaveCount(0);
  await expect(page.getByLabel('Events, at most')).toHaveAttribute('readonly', '');
  await page.context().close();
});

test('a key with bounds of its own', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  await page.goto('settings/keys');
  await page.getByRole('button', { name: 'Create a key' }).click();
  await page.getByLabel('Name').fill(`bounded ${run}`);
  await page.getByLabel('Bound what is done with it').check();
  await page.getByLabel('Requests, at most').fill('100');
  await seen(page, 'key-bounds');
  await page.getByRole('button', { name: 'Create the key' }).click();
  await expect(page.getByRole('dialog').locator('code').first()).toContainText('tt_');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row').filter({ hasText: `bounded ${run}` })).toContainText(
    '100 requests a minute',
  );
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});

test('a key of another tenant may do what was chosen, there, for that long, and no more', async ({
  browser,
}) => {
  const page = await signedIn(browser, KEYS.operator);
  const name = `reader ${run}`;
  await page.goto('settings/keys?tenant=globex');
  await page.getByRole('button', { name: 'Create a key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await expect(dialog.getByLabel('Tenant')).toHaveValue('globex');
  await dialog.getByLabel('Scopes').first().press('Backspace');
  await expect(dialog.getByText('outcomes:write')).toHaveCount(0);
  await dialog.getByLabel('Expires').first().click();
  await page.getByRole('option', { name: 'in a day' }).click();
  await dialog.getByLabel('Bound what is done with it').check();
  await dialog.getByLabel('Events, at most').fill('5');
  await dialog.getByRole('button', { name: 'Create the key' }).click();
  const key = await dialog.locator('code').first().innerText();

  const theirs = { 'X-API-Key': key };
  const me = await page.request.get('v1/me', { headers: theirs });
  expect(await me.json()).toMatchObject({ tenant_id: 'globex', name, scopes: ['outcomes:read'] });
  const event = { domain: `keyed-${run}`, event_type: 'seen', metric_type: 'success_rate', value: 1 };
  const refused = await page.request.post('v1/outcomes/events', { headers: theirs, data: event });
  expect(refused.status()).toBe(403);
  expect((await page.request.get('v1/outcomes/events?tenant_id=acme', { headers: theirs })).status()).toBe(
    403,
  );
  const all = await page.request.get('v1/keys?tenant_id=globex', { headers: { 'X-API-Key': KEYS.operator } });
  const made = ((await all.json()) as { name: string; expires_at: string; quotas: object }[]).find(
    (each) => each.name === name,
  );
  expect(made?.quotas).toEqual({ requests: null, bytes: null, events: '5/minute' });
  expect(Date.parse(made?.expires_at ?? '') - Date.now()).toBeLessThanOrEqual(86_400_000);
  await page.context().close();
});

const FRESH: Record<string, string> = {
  overview: '',
  changes: 'changes',
  loops: 'loops',
  templates: 'loops/templates',
  research: 'research',
  lessons: 'research?set=lessons',
  explore: 'explore',
  events: 'events',
  operations: 'operations',
  domains: 'settings/domains',
  channels: 'settings/channels',
};

/** Elsewhere it is a command to copy. */
const NEXT_STEPS: Record<string, string> = { templates: 'Begin with it', explore: 'Take a longer range' };

test('a fresh tenant is told on every page what to do next', async ({ browser }) => {
  test.setTimeout(240_000);
  const maker = await browser.newContext();
  const tenant = `fresh-${run}`;
  const key = await keyOfNew(await maker.newPage(), tenant);
  for (const [look, width] of [
    ['wide', 1360],
    ['phone', 390],
  ] as const) {
    const page = await signedIn(browser, key, { viewport: { width, height: 860 } });
    for (const [name, path] of Object.entries(FRESH)) {
      await page.goto(path);
      await settled(page);
      const main = page.getByRole('main');
      const step = NEXT_STEPS[name];
      await (step === undefined
        ? expect(main.getByRole('button', { name: 'Copy the command' }).first()).toBeVisible()
        : expect(main).toContainText(step));
      await seen(page, `fresh-${name}-${look}`);
    }
    await page.context().close();
  }
  await maker.close();
});

test('200 domains with long names, days without events, and a comma for the point', async ({ browser }) => {
  test.setTimeout(240_000);
  const maker = await browser.newContext();
  const from = await maker.newPage();
  const key = await keyOfNew(from, `many-${run}`);
  const long = `a-domain-whose-name-is-as-long-as-it-may-be-${'x'.repeat(156)}`;
  const names = [long, ...Array.from({ length: 199 }, (_, at) => `queue-${at + 1}`)];
  const now = Date.now();
  for (let at = 0; at < names.length; at += 20) {
    const events = names.slice(at, at + 20).flatMap((domain, place) =>
      Array.from({ length: domain === long ? 600 : 40 }, (_, sample) => ({
        domain,
        event_type: domain === long ? `an-event-type-${'y'.repeat(186)}` : 'run',
        metric_type: 'success_rate',
        value: domain === long ? (sample < 400 || sample % 4 === 0 ? 1 : 0) : 1,
        occurred_at: new Date(now - 5 * 86_400_000 - place * 1_000 + sample * 60_000).toISOString(),
      })),
    );
    for (let part = 0; part < events.length; part += 1_000) {
      await made(from, 'POST', 'v1/outcomes/events/batch', key, events.slice(part, part + 1_000));
    }
  }
  const latency = { domain: long, event_type: 'slow', metric_type: 'latency_ms', value: 1234.5 };
  await made(from, 'POST', 'v1/outcomes/events', key, latency);
  for (const [look, width] of [
    ['wide', 1360],
    ['phone', 390],
  ] as const) {
    const page = await signedIn(browser, key, {
      locale: 'de-DE',
      viewport: { width, height: 860 },
    });
    for (const [name, path] of Object.entries({
      overview: '',
      domain: `?domain=${encodeURIComponent(long)}`,
      changes: 'changes?status=all',
      explore: `explore?metric=success_rate&by=domain`,
      events: 'events',
      domains: 'settings/domains',
    })) {
      await page.goto(path);
      await settled(page);
      await seen(page, `many-${name}-${look}`);
    }
    await page.goto(`explore?metric=latency_ms&domain=${encodeURIComponent(long)}`);
    await settled(page);
    await expect(page.getByRole('main')).toContainText('1,23');
    await page.context().close();
  }
  await maker.close();
});
