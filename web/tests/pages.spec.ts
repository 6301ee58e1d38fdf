import { expect, test, type BrowserContextOptions, type Page } from '@playwright/test';
import { answersOf, complaintsOf, HEADERS, KEYS, seen, settled, signedIn } from './site';

const LOOKS: Record<string, BrowserContextOptions> = {
  light: { colorScheme: 'light', viewport: { width: 1360, height: 860 } },
  dark: { colorScheme: 'dark', viewport: { width: 1360, height: 860 } },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 }, hasTouch: true },
  'phone-dark': { colorScheme: 'dark', viewport: { width: 390, height: 844 }, hasTouch: true },
};

const TENANTS_PAGES: Record<string, string> = {
  overview: '',
  'overview-environment': '?environment=staging',
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
  'operations-ended': 'operations?alerts=resolved&silences=expired',
  keys: 'settings/keys',
  domains: 'settings/domains',
  tenant: 'settings/tenant',
  channels: 'settings/channels',
  audit: 'settings/audit',
  nowhere: 'no/such/page',
};

/** Tenants of the simulated fleet that are not the one who looks. */
const OTHERS = /globex|initech/i;

const OPERATORS_PAGES: Record<string, string> = {
  fleet: '',
  'operators-tenants': 'settings/tenants',
  'operators-overview': '?tenant=acme',
  'operators-tenant': 'settings/tenant?tenant=acme',
};

async function look(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  if (path.includes('no/such')) {
    await expect(page.getByText('There is no page at this address.')).toBeVisible();
  } else {
    await settled(page);
  }
  await seen(page, name);
}

/** A template of two versions and a loop of it, which asks for research: the simulated fleet has none. */
async function furnish(page: Page): Promise<void> {
  const headers = { 'X-API-Key': KEYS.tenant };
  for (const word of ['Opens a request.', 'Opens a request, by hand.']) {
    const data = `name: looked-at\ndescription: ${word}\nmatch: {metric_type: success_rate}\ntrigger: manual\nsteps:\n  - intake\n  - verify\n`;
    const written = { 'Content-Type': 'application/yaml', ...headers };
    await page.request.put('v1/improvements/templates/looked-at', { headers: written, data });
  }
  const series = { domain: 'call-notes', event_type: 'summarise_call', metric_type: 'success_rate' };
  // Refused where that loop is open already.
  await page.request.post('v1/improvements/loops', {
    headers,
    data: { template: 'looked-at', ...series, why: 'to be looked at' },
  });
}

/** What is about no tenant, or asks for one by its path. */
const OF_NO_TENANT =
  /\/v1\/(me|session|session\/ways|tenants|doctor|improvements\/template-(schema|library))$|\/v1\/tenants\/acme\b/;

test('an operator who looks at one tenant asks for that one alone', async ({ browser }) => {
  test.setTimeout(240_000);
  const theirs = await signedIn(browser, KEYS.tenant);
  await furnish(theirs);
  await theirs.context().close();
  const page = await signedIn(browser, KEYS.operator, LOOKS['light']);
  const asked: URL[] = [];
  page.on('request', (request) => asked.push(new URL(request.url())));
  const ids = {
    ID: await newest(page, 'v1/outcomes/change-points?tenant_id=acme&domain=support-bot'),
    LOOP: await newest(page, 'v1/improvements/loops?tenant_id=acme'),
    INTAKE: await newest(page, 'v1/improvements/intakes?tenant_id=acme'),
  };
  for (const [name, path] of Object.entries(TENANTS_PAGES).filter(([each]) => each !== 'nowhere')) {
    const address = path.replace(/\b(ID|LOOP|INTAKE)\b/, (word) => ids[word as keyof typeof ids]);
    await page.goto(`${address}${address.includes('?') ? '&' : '?'}tenant=acme`);
    await settled(page);
    await expect(page.getByRole('main'), `${name} tells of another tenant`).not.toContainText(OTHERS);
  }
  const calls = asked.filter(({ pathname }) => pathname.includes('/v1/'));
  expect(calls.length).toBeGreaterThan(Object.keys(TENANTS_PAGES).length);
  expect(
    calls
      .filter(({ pathname, searchParams }) => {
        return !OF_NO_TENANT.test(pathname) && searchParams.get('tenant_id') !== 'acme';
      })
      .map(({ pathname, search }) => `${pathname}${search}`),
  ).toEqual([]);
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});

/** The id of the newest of a list. */
async function newest(page: Page, path: string): Promise<string> {
  let id: string | undefined;
  await expect(async () => {
    const answer = await page.request.get(path, { headers: HEADERS });
    id = ((await answer.json()) as { id: string }[])[0]?.id;
    expect(id, path).toBeDefined();
  }).toPass({ timeout: 15_000 });
  return id ?? '';
}

for (const [look_, options] of Object.entries(LOOKS)) {
  test(`a tenant's pages, ${look_}`, async ({ browser }) => {
    test.setTimeout(240_000);
    const page = await signedIn(browser, KEYS.tenant, options);
    await furnish(page);
    const answers = answersOf(page);
    const ids = {
      ID: await newest(page, 'v1/outcomes/change-points?domain=support-bot'),
      LOOP: await newest(page, 'v1/improvements/loops'),
      INTAKE: await newest(page, 'v1/improvements/intakes'),
    };
    for (const [name, path] of Object.entries(TENANTS_PAGES)) {
      const address = path.replace(/\b(ID|LOOP|INTAKE)\b/, (word) => ids[word as keyof typeof ids]);
      await look(page, address, `${name}-${look_}`);
      const text = await page.locator('body').innerText();
      expect(text, `${name} tells of another tenant`).not.toMatch(OTHERS);
    }
    const told = await answers.all();
    expect(told.length).toBeGreaterThan(Object.keys(TENANTS_PAGES).length);
    expect(told.filter(({ url, text }) => OTHERS.test(`${url} ${text}`)).map(({ url }) => url)).toEqual([]);
    await page.context().close();
  });
}

test("the operator's pages", async ({ browser }) => {
  test.setTimeout(240_000);
  for (const look_ of Object.keys(LOOKS)) {
    const page = await signedIn(browser, KEYS.operator, LOOKS[look_]);
    for (const [name, path] of Object.entries(OPERATORS_PAGES)) {
      await look(page, path, `${name}-${look_}`);
      if (name === 'operators-tenants') {
        // Else the test above would look for names that are nowhere.
        await expect(page.getByRole('main')).toContainText(OTHERS);
      }
    }
    await page.context().close();
  }
});
