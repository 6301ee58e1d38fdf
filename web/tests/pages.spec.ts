import { expect, test, type BrowserContextOptions, type Page } from '@playwright/test';
import { violations } from './axe';
import { complaintsOf, HEADERS, KEYS, settled, signedIn } from './site';

const LOOKS: Record<string, BrowserContextOptions> = {
  light: { colorScheme: 'light', viewport: { width: 1360, height: 860 } },
  dark: { colorScheme: 'dark', viewport: { width: 1360, height: 860 } },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 }, hasTouch: true },
};

const TENANTS_PAGES: Record<string, string> = {
  overview: '',
  'overview-environment': '?environment=production',
  changes: 'changes?status=all',
  change: 'changes/ID',
  loops: 'loops',
  loop: 'loops/LOOP',
  templates: 'loops/templates',
  template: 'loops/templates/new?from=success-regression',
  'template-versions': 'loops/templates/looked-at',
  research: 'research',
  request: 'research/INTAKE',
  lessons: 'research?set=lessons',
  explore: 'explore?domain=support-bot&range=14d',
  'explore-fine': 'explore?domain=support-bot&metric=latency_ms&range=14d&step=fine',
  'explore-split': 'explore?metric=latency_ms&stat=p90&by=domain',
  events: 'events',
  operations: 'operations',
  keys: 'settings/keys',
  domains: 'settings/domains',
  tenant: 'settings/tenant',
  channels: 'settings/channels',
  audit: 'settings/audit',
  nowhere: 'no/such/page',
};

const OPERATORS_PAGES: Record<string, string> = {
  fleet: '',
  'operators-tenants': 'settings/tenants',
  'operators-overview': '?tenant=acme',
};

async function look(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  if (path.includes('no/such')) {
    await expect(page.getByText('There is no page at this address.')).toBeVisible();
  } else {
    await settled(page);
  }
  const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(wide), `${name} is wider than the window`).toBeLessThanOrEqual(0);
  await page.screenshot({ path: `target/screenshots/${name}.png`, fullPage: true });
  expect.soft(await violations(page), name).toEqual([]);
  expect.soft(complaintsOf(page), name).toEqual([]);
}

/** An environment and a template of two versions, which the simulated fleet has none of. */
async function furnish(page: Page): Promise<void> {
  const headers = { 'X-API-Key': KEYS.tenant };
  for (const domain of ['support-bot', 'checkout']) {
    await page.request.put(`v1/domains/${domain}`, { headers, data: { environment: 'production' } });
  }
  for (const word of ['Opens a request.', 'Opens a request, by hand.']) {
    const data = `name: looked-at\ndescription: ${word}\nmatch: {metric_type: success_rate}\ntrigger: manual\nsteps:\n  - intake\n  - verify\n`;
    const written = { 'Content-Type': 'application/yaml', ...headers };
    await page.request.put('v1/improvements/templates/looked-at', { headers: written, data });
  }
}

/** The id of the newest of a list. */
async function newest(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path, { headers: HEADERS });
  const [first] = (await answer.json()) as { id: string }[];
  expect(first, path).toBeDefined();
  return first?.id ?? '';
}

for (const [look_, options] of Object.entries(LOOKS)) {
  test(`a tenant's pages, ${look_}`, async ({ browser }) => {
    test.setTimeout(240_000);
    const page = await signedIn(browser, KEYS.tenant, options);
    await furnish(page);
    const ids = {
      ID: await newest(page, 'v1/outcomes/change-points?domain=support-bot'),
      LOOP: await newest(page, 'v1/improvements/loops'),
      INTAKE: await newest(page, 'v1/improvements/intakes'),
    };
    for (const [name, path] of Object.entries(TENANTS_PAGES)) {
      const address = path.replace(/\b(ID|LOOP|INTAKE)\b/, (word) => ids[word as keyof typeof ids]);
      await look(page, address, `${name}-${look_}`);
      const text = await page.locator('body').innerText();
      expect(text, `${name} tells of another tenant`).not.toMatch(/globex|initech/i);
    }
    await page.context().close();
  });
}

test("the operator's pages", async ({ browser }) => {
  for (const look_ of ['light', 'dark']) {
    const page = await signedIn(browser, KEYS.operator, LOOKS[look_]);
    for (const [name, path] of Object.entries(OPERATORS_PAGES)) {
      await look(page, path, `${name}-${look_}`);
    }
    await page.context().close();
  }
});
