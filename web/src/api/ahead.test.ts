import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readFilters } from '../shell/filters';
import { takeAhead } from './ahead';
import { address } from './http';
import { dashboardOf } from './queries';

const SCRIPT = /<script>([^]*?)<\/script>/.exec(readFileSync('index.html', 'utf8'))?.[1] ?? '';
const answers: Record<string, unknown> = {};
const asked: string[] = [];

beforeEach(() => {
  asked.length = 0;
  document.head.innerHTML = '<base href="/">';
  answers['v1/session'] = { signed_in: true, me: { tenant_id: 'acme' } };
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return path in answers ? Promise.resolve(Response.json(answers[path])) : Promise.reject(new Error(path));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  document.head.innerHTML = '';
  window.history.replaceState(null, '', '/');
});

/** What index.html does before the program is there. */
function ahead() {
  window.eval(SCRIPT);
  const taken = takeAhead();
  if (taken === undefined) {
    throw new Error('index.html asks for nothing');
  }
  return taken;
}

test('the dashboard that is asked for ahead is the one that the overview shows', () => {
  const [path, query] = dashboardOf(readFilters(new URLSearchParams()));
  expect(ahead().address).toBe(address(path, query));
});

test('whoever is signed in for a tenant gets its dashboard', async () => {
  const { address: where } = ahead();
  answers[where] = { trends: [] };
  const again = ahead();
  await expect(again.dashboard).resolves.toEqual({ trends: [] });
});

test.each([
  ['a page of its own', '/events', { tenant_id: 'acme' }],
  ['an overview of something', '/?domain=support-bot', { tenant_id: 'acme' }],
  ['the operator', '/', { tenant_id: '*' }],
  ['nobody', '/', null],
])('%s needs no dashboard', async (_, place, me) => {
  window.history.replaceState(null, '', place);
  answers['v1/session'] = { signed_in: me !== null, me };
  const { session, dashboard } = ahead();
  await expect(session).resolves.toMatchObject({ me });
  await expect(dashboard).resolves.toBeUndefined();
  expect(asked).toEqual(['v1/session']);
});

test('a server that does not answer is asked again by the program', async () => {
  delete answers['v1/session'];
  const { session, dashboard } = ahead();
  await expect(session).resolves.toBeUndefined();
  await expect(dashboard).resolves.toBeUndefined();
});

test('the answers are taken once', () => {
  ahead();
  expect(takeAhead()).toBeUndefined();
});
