import { expect, test, type Page } from '@playwright/test';
import { complaintsOf, KEYS, seen, settled, signedIn } from './site';

const run = Date.now().toString(36);

/** The change that the simulated fleet has: support-bot's success fell. */
const REGRESSION = /support-bot success fell/;

async function toAlerts(page: Page) {
  await page.goto('operations');
  await settled(page);
  const alerts = page.getByRole('region', { name: 'Alerts', exact: true });
  return alerts.getByRole('listitem').filter({ hasText: REGRESSION }).filter({ hasText: 'firing' }).first();
}

test('acknowledge an alert, and see it where the change is', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  const alert = await toAlerts(page);
  await alert.getByRole('button', { name: /^Acknowledge/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Acknowledge the alert' });
  await dialog.getByLabel('What you do about it').fill(`looking at it, ${run}`);
  await seen(page, 'acknowledge');
  await dialog.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(alert).toContainText(`acknowledged by test`);
  await expect(alert).toContainText(`looking at it, ${run}`);
  await alert.getByRole('link', { name: REGRESSION }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Success fell from');
  await expect(page.getByRole('main')).toContainText(`looking at it, ${run}`);
  await page.goto('');
  await expect(page.getByRole('region', { name: 'Needs attention' })).toContainText(`looking at it, ${run}`);
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});

test('silence alerts of one kind, and end it early', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  const alert = await toAlerts(page);
  await alert.getByRole('button', { name: /^Silence/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Silence alerts' });
  await expect(dialog.getByLabel('Value 2')).toHaveValue('support-bot');
  await expect(dialog.getByRole('status')).toContainText(/It matches [1-9]/);
  await dialog.getByLabel('Value 2').fill('nobody-*');
  await expect(dialog.getByRole('status')).toContainText('It matches 0 of');
  await dialog.getByLabel('Value 2').fill('support-*');
  await dialog.getByLabel('Why').fill(`a migration, ${run}`);
  await seen(page, 'silence');
  await dialog.getByRole('button', { name: 'Silence them' }).click();

  await expect(alert).toContainText('silenced until');
  const silences = page.getByRole('region', { name: 'Table of silences' });
  const row = silences.getByRole('row').filter({ hasText: run });
  await expect(row).toContainText('domain = support-*');
  await expect(row).toContainText('test');
  await seen(page, 'operations-silenced');
  await page.goto('');
  await expect(page.getByRole('region', { name: 'Needs attention' })).toContainText('silenced until');
  await page.getByRole('link', { name: 'See why' }).click();
  await expect(page.getByRole('main')).toContainText(`a migration, ${run}`);

  await page.goto('operations');
  await row.getByRole('button', { name: 'End it now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End it now' }).click();
  await expect(row).toHaveCount(0);
  await expect(alert).not.toContainText('silenced until');
  await page.getByRole('radiogroup', { name: 'Which silences' }).getByText('Ended').click();
  await expect(row).toBeVisible();
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});

test('a silence by hand: what is wrong stands at its field', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  await page.goto('operations');
  await page.getByRole('button', { name: 'New silence' }).click();
  const dialog = page.getByRole('dialog', { name: 'Silence alerts' });
  await dialog.getByLabel('Value 1').fill(`other-${run}`);
  await dialog.getByLabel('It ends').click();
  await page.getByRole('option', { name: 'at a time' }).click();
  await dialog.getByLabel('At, in your time').fill('2020-01-01T00:00');
  await dialog.getByLabel('Why').fill('too late');
  await dialog.getByRole('button', { name: 'Silence them' }).click();
  await expect(dialog.getByRole('alert')).toContainText('stands at its field');
  await expect(dialog.getByLabel('At, in your time')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByRole('button', { name: 'Leave it' }).click();
  await expect(page.getByText(`other-${run}`)).toHaveCount(0);
  await page.context().close();
});
