import { expect, test, type Page } from '@playwright/test';
import { complaintsOf, KEYS, made, seen, settled, signedIn } from './site';

const run = Date.now().toString(36);
const domain = `mended-${run}`;
const name = `people-mend-${run}`;

const TEMPLATE = `name: ${name}
description: People take the prompt of before.
match: {metric_type: success_rate, domain: ${domain}}
trigger: change_point
steps:
  - intake: {urgency: high, category: reliability}
  - approve: {timeout: 4h, at_timeout: escalate}
  - act:
      people: {instructions: Take the prompt of before}
      timeout: 30m
  - verify
verify: {settling: 0s, minimum_samples: 50}
`;

/** Outcomes of which so many of twenty succeed, in the order of chance. */
async function record(page: Page, count: number, good: number, from: number, stepMs: number): Promise<void> {
  const events = Array.from({ length: count }, (_, at) => ({
    domain,
    event_type: 'run',
    metric_type: 'success_rate',
    value: (at * 7) % 20 < good ? 1 : 0,
    occurred_at: new Date(from + at * stepMs).toISOString(),
  }));
  const headers = { 'X-API-Key': KEYS.tenant };
  const sent = await page.request.post('v1/outcomes/events/batch', { headers, data: events });
  expect(sent.status(), await sent.text()).toBe(200);
}

/** Writes as people do, with keys. */
async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Document, in YAML or JSON' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

test('write a template, see the regression, approve the loop, say that it is done, see the verdict', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const page = await signedIn(browser, KEYS.tenant);
  await page.goto('loops/templates/new');
  await write(page, 'name: 7\nsteps:\n  - ');
  await expect(page.getByRole('region', { name: 'What is wrong' })).toContainText('line 1, column 7');
  await page.keyboard.press('Control+Space');
  await expect(page.getByRole('option', { name: 'approve:' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Store it' })).toBeDisabled();
  await write(page, TEMPLATE);
  await page.getByRole('button', { name: 'Simulate on the last 30 days' }).click();
  await expect(page.getByRole('region', { name: 'What it would have opened' })).toContainText(
    'No loop would have opened',
  );
  await page.getByRole('button', { name: 'Store it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByRole('button', { name: 'Store as version 2' })).toBeDisabled();

  const now = Date.now();
  await record(page, 500, 19, now - 36_000_000, 60_000);
  await record(page, 80, 9, now - 3_600_000, 30_000);
  await page.goto('');
  const loops = page.getByRole('region', { name: 'Loops' });
  await expect(loops).toContainText(`${name} waits for your approval`, { timeout: 30_000 });
  await expect(loops.getByRole('link', { name: `Review ${domain} success` })).toBeVisible();
  await page.goto('loops');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('for your approval');
  await page.getByRole('region', { name: 'Waits for a yes' }).getByRole('link', { name: domain }).click();

  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('waits for your approval to take the prompt of before');
  await record(page, 40, 9, Date.now(), 0);
  await page.getByRole('button', { name: 'Approve: take the prompt of before' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('In your words').fill('looks right');
  await dialog.getByRole('button', { name: /^Approve/ }).click();
  await expect(heading).toContainText('acting');
  await page.getByRole('button', { name: 'It is done' }).click();
  await dialog.getByRole('button', { name: 'It is done' }).click();
  await expect(heading).toContainText('verifying');
  await record(page, 20, 20, Date.now(), 0);
  await expect(page.getByRole('main')).toContainText('20 of at least 50 samples', { timeout: 30_000 });
  await record(page, 280, 20, Date.now(), 0);
  await expect(heading).toContainText('improved', { timeout: 60_000 });
  await expect(page.getByRole('img', { name: /Difference \+/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Record' })).toContainText('approved: looks right');

  await page.getByRole('link', { name: 'What was learned' }).click();
  await page.getByRole('button', { name: 'Stand for it' }).click();
  await expect(page.getByRole('main')).toContainText('test stands for it');
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});

test('delete a template, and bring it back', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  const kept = `kept-${run}`;
  const sent = await page.request.post('v1/improvements/templates', {
    headers: { 'X-API-Key': KEYS.tenant, 'Content-Type': 'application/yaml' },
    data: TEMPLATE.replace(`name: ${name}`, `name: ${kept}`).replace('change_point', 'manual'),
  });
  expect(sent.status(), await sent.text()).toBe(201);
  await page.goto(`loops/templates/${kept}`);
  // The list is slow the first time: its answer, of before the undo, comes after it.
  let isFirst = true;
  await page.route('**/v1/improvements/templates', async (route) => {
    if (!isFirst) {
      return route.continue();
    }
    isFirst = false;
    const response = await route.fetch();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    return route.fulfill({ response }).catch(() => undefined);
  });
  await page.getByRole('button', { name: 'Delete' }).click();
  const done = page.getByRole('region', { name: 'What was done' });
  await expect(done).toContainText(`${kept} is deleted`);
  await expect(page.getByRole('link', { name: kept })).toHaveCount(0);
  await done.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: kept })).toBeVisible();
  await expect(done).toContainText('It is as it was before');

  const opens = page.getByRole('switch', { name: `${kept} opens loops` });
  await opens.click();
  await expect(opens).not.toBeChecked();
  await expect(done).toContainText(`${kept} opens no more loops`);
  await done.getByRole('button', { name: 'Undo' }).click();
  await expect(opens).toBeChecked();
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});

test('triage two research requests at once, with keys', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  for (const title of [`First ${run}`, `Second ${run}`]) {
    const sent = await page.request.post('v1/improvements/intakes', {
      headers: { 'X-API-Key': KEYS.tenant },
      data: { classification: { research_type: 'technical', category: 'reliability' }, content: { title } },
    });
    expect(sent.status()).toBe(201);
  }
  await page.goto('research');
  await settled(page);
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.getByText('2 requests were moved.')).toBeVisible();
  await expect(page.getByRole('row', { name: `First ${run}` })).toContainText('triaged');
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});

test('write down what was found out, though somebody else does too', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  const path = 'v1/improvements/intakes';
  const title = `What do others do? ${run}`;
  const intake = (await made(page, 'POST', path, KEYS.tenant, {
    classification: { research_type: 'external', category: 'pricing' },
    content: { title },
  })) as { id: string };
  await page.goto(`research/${intake.id}`);
  const request = page.getByRole('dialog', { name: 'Research request' });
  await expect(request).toContainText(title);
  await page.keyboard.press('e');
  await request.getByLabel('Findings').fill('they wait\nthey ask twice');
  await request.getByLabel('Priority, 1 to 10').fill('8');
  await seen(page, 'request-edit');
  await request.getByRole('button', { name: 'Save the request' }).click();
  await expect(request.getByRole('listitem').filter({ hasText: 'they ask twice' })).toBeVisible();
  await expect(request).toContainText('8 of 10');

  await request.getByRole('button', { name: 'Edit (e)' }).click();
  await request.getByLabel('Risks').fill('it takes long');
  const theirs = await page.request.patch(`${path}/${intake.id}`, {
    headers: { 'X-API-Key': KEYS.tenant },
    data: { tracking: { backlog_refs: [`BOT-${run}`] } },
  });
  expect(theirs.status()).toBe(200);
  await request.getByRole('button', { name: 'Save the request' }).click();
  await expect(request.getByRole('alert')).toBeVisible();
  await expect(request.getByLabel('Risks')).toHaveValue('it takes long');
  await request.getByRole('button', { name: 'Write over it' }).click();
  await request.getByRole('button', { name: 'Save the request' }).click();
  await expect(request.getByRole('listitem').filter({ hasText: 'it takes long' })).toBeVisible();
  await expect(request, 'what others wrote elsewhere stays').toContainText(`BOT-${run}`);
  await expect(request).toContainText('they ask twice');
  await page.context().close();
});

test('record a lesson, edit it, delete it', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  await page.goto('research?set=lessons');
  await page.getByRole('button', { name: 'Record a lesson' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What declined').fill(`Refunds failed, ${run}`);
  await dialog.getByLabel('What was done').fill('The tool was given more time.');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  const lesson = page.getByRole('article').filter({ hasText: `Refunds failed, ${run}` });
  await lesson.getByRole('button', { name: 'Edit' }).click();
  await dialog.getByLabel('What that brought').fill('They work again.');
  await dialog.getByRole('button', { name: 'Save it' }).click();
  await expect(lesson).toContainText('They work again.');
  await lesson.getByRole('button', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(lesson).toHaveCount(0);
  const log = await page.request.get('v1/audit?action=lesson.delete', {
    headers: { 'X-API-Key': KEYS.tenant },
  });
  expect(((await log.json()) as unknown[]).length).toBeGreaterThan(0);
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});

test('add a channel, see its key once, send a test', async ({ browser }) => {
  const page = await signedIn(browser, KEYS.tenant);
  await page.goto('settings/channels');
  await page.getByRole('button', { name: 'Add a channel' }).first().click();
  await page.getByLabel('Name').fill(`deployer-${run}`);
  await page.getByLabel('Address').fill('http://127.0.0.1:9/nobody');
  await page.getByRole('button', { name: 'Add the channel' }).click();
  await expect(page.getByRole('dialog')).toContainText('whsec_');
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('button', { name: `Send a test to deployer-${run}` }).click();
  await expect(page.getByRole('status')).toContainText('not delivered', { timeout: 20_000 });
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});
