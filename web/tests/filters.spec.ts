import { expect, test } from '@playwright/test';
import { complaintsOf, KEYS, settled, signedIn } from './site';

const run = Date.now().toString(36);
const headers = { 'X-API-Key': KEYS.tenant };

test('look at one environment, share the address, go back to all', async ({ browser }) => {
  const environment = `live-${run}`;
  const page = await signedIn(browser, KEYS.tenant);
  const put = (domain: string, settings: object) =>
    page.request.put(`v1/domains/${domain}`, { headers, data: settings });
  for (const domain of ['checkout', `empty-${run}`]) {
    expect((await put(domain, { environment })).status()).toBe(200);
  }
  await page.goto('');
  const filters = page.getByRole('search', { name: 'Filters' });
  const attention = page.getByRole('region', { name: 'Needs attention' });
  await expect(attention).toContainText('support-bot');
  await filters.getByLabel('Environment').first().click();
  await page.getByRole('option', { name: environment }).click();
  await expect(page).toHaveURL(new RegExp(`environment=${environment}`));
  await expect(attention).not.toContainText('support-bot');
  await expect(page.getByRole('region', { name: 'Live' })).not.toContainText('support-bot');
  await filters.getByLabel('Domain', { exact: true }).first().click();
  await expect(page.getByRole('option')).toHaveText(['checkout']);
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Events' }).first().click();
  await settled(page);
  await expect(page).toHaveURL(new RegExp(`events.*environment=${environment}`));
  await expect(page.getByRole('table', { name: 'Events' })).toContainText('checkout');
  await expect(page.getByRole('table', { name: 'Events' })).not.toContainText('support-bot');

  const shared = await signedIn(browser, KEYS.tenant);
  await shared.goto(`explore?environment=${environment}`);
  await expect(shared.getByRole('heading', { level: 1 })).toContainText(environment);
  await shared.goto(`?environment=nowhere-${run}`);
  await expect(shared.getByRole('heading', { level: 1 })).toContainText('Nothing has been recorded of');
  await shared.getByRole('button', { name: 'Look at all domains' }).click();
  await expect(shared.getByRole('region', { name: 'Needs attention' })).toContainText('support-bot');
  expect(complaintsOf(page)).toEqual([]);
  expect(complaintsOf(shared)).toEqual([]);
  await put('checkout', { environment: 'production' });
  await put(`empty-${run}`, {});
  await shared.context().close();
  await page.context().close();
});

test('a chart as fine as it can be', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  const drawn = page.waitForResponse((answer) => answer.url().includes('step=fine'));
  await page.goto('explore?domain=support-bot&metric=latency_ms&range=14d');
  await page.getByRole('group', { name: 'What is drawn' }).getByLabel('Step').first().click();
  await page.getByRole('option', { name: 'step fine' }).click();
  const chart = (await (await drawn).json()) as { step: string; series: { points: unknown[] }[] };
  expect(chart.step).toBe('PT5M');
  expect(chart.series[0]?.points.length).toBeGreaterThan(4_000);
  await expect(page.getByRole('img', { name: /over time/ }).locator('canvas')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Table of the chart' }).getByRole('row')).toHaveCount(13);
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});

test('hold a version of a template against the one that holds, restore it, and undo that', async ({
  browser,
}) => {
  const page = await signedIn(browser, KEYS.tenant);
  const name = `versioned-${run}`;
  const document = (word: string) =>
    `name: ${name}\ndescription: ${word}.\nmatch: {metric_type: success_rate}\ntrigger: manual\nsteps:\n  - intake\n  - verify\n`;
  for (const word of ['Careful', 'Bold']) {
    const sent = await page.request.put(`v1/improvements/templates/${name}`, {
      headers: { ...headers, 'Content-Type': 'application/yaml' },
      data: document(word),
    });
    expect(sent.status(), await sent.text()).toBe(200);
  }
  await page.goto(`loops/templates/${name}`);
  const versions = page.getByRole('region', { name: 'Versions' });
  await expect(versions.getByRole('listitem')).toHaveCount(2);
  await versions.getByRole('button', { name: 'Compare version 1' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('deletion')).toHaveText('description: Careful.');
  await expect(dialog.getByRole('insertion')).toHaveText('description: Bold.');
  await dialog.getByRole('button', { name: 'Restore this version' }).click();
  await expect(versions.getByRole('listitem').first()).toContainText('Version 3');
  const editor = page.getByRole('textbox', { name: 'Document, in YAML or JSON' });
  await expect(editor).toContainText('Careful');
  await page.getByRole('region', { name: 'What was done' }).getByRole('button', { name: 'Undo' }).click();
  await expect(versions.getByRole('listitem').first()).toContainText('Version 4');
  await expect(editor).toContainText('Bold');
  expect(complaintsOf(page)).toEqual([]);
  await page.request.delete(`v1/improvements/templates/${name}`, { headers });
  await page.context().close();
});

test('choose a range with the keyboard alone', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  await page.goto('');
  const range = page.getByRole('combobox', { name: 'Time range' });
  await range.focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) {
    await page.keyboard.press(key);
  }
  await expect(range).toHaveValue('14d');
  await expect(page).toHaveURL(/range=14d/);
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});

test('change the settings of a domain, and undo that', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  const domain = `settled-${run}`;
  await page.request.put(`v1/domains/${domain}`, { headers, data: { owner: 'team-before' } });
  await page.goto('settings/domains');
  await page.getByRole('button', { name: `Change ${domain}` }).click();
  await page.getByLabel('Owner').fill('team-after');
  await page.getByRole('button', { name: 'Save the domain' }).click();
  const row = page.getByRole('row', { name: domain });
  await expect(row).toContainText('team-after');
  const done = page.getByRole('region', { name: 'What was done' });
  await expect(done).toContainText(`Settings of ${domain} are changed`);
  await done.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toContainText('team-before');
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});
