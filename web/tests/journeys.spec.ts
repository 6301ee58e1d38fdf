import { expect, test } from '@playwright/test';
import { complaintsOf, KEYS, made, settled, signedIn, watched } from './site';

/** So that the tests can be run again on the same server. */
const run = Date.now().toString(36);

test('sign in, see the regression, open it, say what it is, try another sensitivity', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('');
  await page.getByLabel('API key').fill('tt_wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('this is not an API key');

  watched(page);
  await page.getByLabel('API key').fill(KEYS.tenant);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('significant');
  await expect(page.getByRole('main')).toContainText(
    /support-bot success fell from 0\.\d\d to 0\.\d\d since/,
  );
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
  expect(kept, 'no script can read the key or the session').not.toContain(KEYS.tenant);
  expect(kept).not.toContain('trimtab_session');

  await page.getByRole('link', { name: 'See why' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Success fell from');
  await expect(page.getByRole('region', { name: 'Likely causes' })).toContainText('version = prompt-15');
  await expect(page.getByRole('region', { name: 'Suspects' })).toContainText('prompt-15');

  const whatIf = page.getByRole('region', { name: 'What if it were watched otherwise?' });
  await expect(whatIf).toContainText(/would have been told, of/);
  const sensitivity = whatIf.getByRole('slider').first();
  await sensitivity.focus();
  await sensitivity.press('End');
  await expect(whatIf).toContainText('in a year: 365');

  await page.getByRole('button', { name: 'It is real' }).click();
  await expect(page.getByRole('button', { name: 'It is real' })).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(page.getByRole('button', { name: 'It is real' })).toHaveAttribute('aria-pressed', 'true');
  expect(complaintsOf(page)).toEqual([]);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Trimtab' })).toBeVisible();
  await context.close();
});

test('mark a change point as expected', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  await page.goto('changes?status=all');
  await settled(page);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const expected = page.getByRole('button', { name: 'Expected' });
  await expect(expected).toHaveAttribute('aria-pressed', 'false');
  await expected.click();
  await expect(expected).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('main')).toContainText('called it expected');
  await page.reload();
  await expect(expected).toHaveAttribute('aria-pressed', 'true');
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});

test('triage a research request by keyboard', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  await page.goto('research');
  await page.getByRole('button', { name: 'Ask for research' }).click();
  await page.getByLabel('What is to be found out').fill(`Why ${run}?`);
  await page.getByRole('button', { name: 'Submit the request' }).click();
  await page.getByRole('link', { name: `Why ${run}?` }).focus();
  await page.keyboard.press('Enter');
  const request = page.getByRole('dialog', { name: 'Research request' });
  await expect(request).toContainText('submitted, medium urgency');
  await page.keyboard.press('t');
  await expect(request).toContainText('triaged, medium urgency');
  await page.keyboard.press('a');
  await expect(request).toContainText('analyzing, medium urgency');
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});

test('import a file, and read an event of it', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  await page.goto(`events?domain=imported-${run}`);
  const lines = [1, 0, 7].map((value, at) =>
    JSON.stringify({
      id: `row-${run}-${at}`,
      domain: `imported-${run}`,
      event_type: 'nightly',
      metric_type: 'success_rate',
      value,
    }),
  );
  await page.locator('input[type=file]').setInputFiles({
    name: 'runs.ndjson',
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from(lines.join('\n')),
  });
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('3 of 3 rows: 2 stored, 0 known already, 1 refused');
  await expect(dialog).toContainText('row 3: /value');
  await dialog.getByRole('button', { name: 'Done' }).click();
  const table = page.getByRole('table', { name: 'Events' });
  await expect(table.getByRole('cell', { name: 'nightly' })).toHaveCount(2);
  await table.getByRole('cell', { name: 'nightly' }).first().click();
  await expect(page.getByRole('dialog')).toContainText('row-');
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});

test('see how far an import is, and stop it', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  // The second part is held back, so that the page stands between the two.
  let parts = 0;
  await page.route('**/v1/outcomes/events/batch*', async (route) => {
    parts += 1;
    if (parts === 1) {
      await route.continue();
    }
  });
  await page.goto(`events?domain=large-${run}`);
  const lines = Array.from({ length: 2_500 }, (_, at) =>
    JSON.stringify({
      id: `large-${run}-${at}`,
      domain: `large-${run}`,
      event_type: 'nightly',
      metric_type: 'success_rate',
      value: 1,
    }),
  );
  await page.locator('input[type=file]').setInputFiles({
    name: 'large.ndjson',
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from(lines.join('\n')),
  });
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('1,000 of 2,500 rows: 1,000 stored');
  await expect(dialog.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40');
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await expect(dialog).toContainText('Stopped.What was stored stays.');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('table', { name: 'Events' })).toContainText('nightly');
  await page.context().close();
});

test('create a key and use it', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  await page.goto('settings/keys');
  await page.getByRole('button', { name: 'Create a key' }).click();
  await page.getByLabel('Name').fill(`browser ${run}`);
  await page.getByRole('button', { name: 'Create the key' }).click();
  const key = await page.getByRole('dialog').locator('code').first().innerText();
  expect(key).toMatch(/^tt_/);
  const used = await browser.newContext();
  const answer = await used.request.get('v1/me', { headers: { 'X-API-Key': key } });
  expect(await answer.json()).toEqual({
    tenant_id: 'acme',
    name: `browser ${run}`,
    scopes: ['outcomes:read', 'outcomes:write'],
    person: null,
  });
  const event = { domain: `keyed-${run}`, event_type: 'seen', metric_type: 'success_rate', value: 1 };
  const sent = await used.request.post('v1/outcomes/events', { headers: { 'X-API-Key': key }, data: event });
  expect(sent.status(), await sent.text()).toBe(201);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('cell', { name: `browser ${run}` })).toBeVisible();
  await page.goto(`events?domain=keyed-${run}`);
  await expect(page.getByRole('table', { name: 'Events' })).toContainText('seen');
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
  await used.close();
});

test('keys of the keyboard', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  const template = `found-${run}`;
  const stored = await page.request.post('v1/improvements/templates', {
    headers: { 'X-API-Key': KEYS.tenant, 'Content-Type': 'application/yaml' },
    data: [
      `name: ${template}`,
      'match: {metric_type: success_rate, domain: support-bot}',
      'trigger: manual',
      'steps:',
      '  - approve: {timeout: 4h, at_timeout: escalate}',
      '  - act: {people: {instructions: Take it back}, timeout: 30m}',
      '  - verify',
      'verify: {settling: 0s, minimum_samples: 50}',
    ].join('\n'),
  });
  expect(stored.status(), await stored.text()).toBe(201);
  await made(page, 'POST', 'v1/improvements/loops', KEYS.tenant, {
    template,
    domain: 'support-bot',
    event_type: 'answer_ticket',
    metric_type: 'success_rate',
    why: 'to be found',
  });
  const intake = { research_type: 'technical', category: 'reliability' };
  await made(page, 'POST', 'v1/improvements/intakes', KEYS.tenant, {
    classification: intake,
    content: { title: `To be found ${run}` },
  });
  await page.goto('');
  await settled(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Find anything');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('x');
  await expect(page).toHaveURL(/\/explore$/);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find anything' }).fill('checkout domain');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/\?domain=checkout$/);
  for (const [search, address] of [
    ['support-bot success fell change', /\/changes\/cp_\w+/],
    [`${template} template`, new RegExp(`/loops/templates/${template}`)],
    [`to be found ${run}`, /\/research\/[0-9a-f-]+/],
    ['audit settings', /\/settings\/audit/],
    ['limits', /\/settings\/tenant/],
    ['lessons page', /\/research\?.*set=lessons/],
    ['support-bot loop', /\/loops\/[0-9a-f-]+/],
  ] as const) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find anything' }).fill(search);
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page, search).toHaveURL(address);
    await settled(page);
    if (search.startsWith('to be found')) {
      // A drawer takes the focus when it comes; until then keys would go to it that were meant for the search.
      const drawer = page.getByRole('dialog', { name: 'Research request' });
      await expect(drawer.locator(':focus')).toHaveCount(1);
    }
  }
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});

test('live events come without being asked for', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  await page.goto('events?live=1&domain=live');
  await expect(page.getByRole('button', { name: 'Live: live' })).toBeVisible();
  const event = { domain: 'live', event_type: 'seen', metric_type: 'latency_ms', value: 1234 };
  const sent = await page.request.post('v1/outcomes/events', {
    headers: { 'X-API-Key': KEYS.tenant },
    data: event,
  });
  expect(sent.status()).toBe(201);
  await expect(page.getByRole('table', { name: 'Events' })).toContainText('1.23 s');
  await page.context().close();
});
