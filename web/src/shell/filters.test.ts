import { expect, test } from 'vitest';
import { nextCursor } from '../api/http';
import { metadataQuery } from '../pages/Events';
import { traceUrl } from '../format/traces';
import { readFilters, whereOf, withFilters } from './filters';
import { found, matches } from './everything';

test('nonsense in an address is passed over', () => {
  const filters = readFilters(new URLSearchParams('range=9y&window=-4&domain=bot'));
  expect(filters).toEqual({
    tenant: undefined,
    domain: 'bot',
    environment: undefined,
    eventType: undefined,
    range: '7d',
    window: 100,
  });
});

test('filters go along, what belongs to a page does not', () => {
  const params = new URLSearchParams('tenant=acme&domain=bot&metric=cost_usd&live=1');
  expect(withFilters('/explore', params)).toBe('/explore?tenant=acme&domain=bot');
  expect(withFilters('/', params, { domain: undefined, metric: 'x' })).toBe('/?tenant=acme&metric=x');
});

test('an environment goes along, unless a domain is named that may run elsewhere', () => {
  const params = new URLSearchParams('tenant=acme&environment=production');
  expect(readFilters(params).environment).toBe('production');
  expect(whereOf(readFilters(params))).toEqual({
    tenant_id: 'acme',
    domain: undefined,
    environment: 'production',
  });
  expect(withFilters('/loops', params)).toBe('/loops?tenant=acme&environment=production');
  expect(withFilters('/', params, { domain: 'bot' })).toBe('/?tenant=acme&domain=bot');
  const both = new URLSearchParams('domain=bot&environment=production');
  expect(withFilters('/', both, { domain: 'bot' })).toBe('/?domain=bot&environment=production');
});

test('the next page is in the Link header', () => {
  expect(nextCursor('</v1/outcomes/events?limit=2&cursor=a%2Bb>; rel="next"')).toBe('a+b');
  expect(nextCursor(null)).toBe('');
});

test('metadata is a key and a text', () => {
  expect(metadataQuery('agent=a=b')).toEqual({ 'metadata.agent': 'a=b' });
  expect(metadataQuery('agent')).toEqual({});
});

test('every word of a search must be found', () => {
  expect(matches('bot dom', { name: 'support-bot', kind: 'domain' })).toBe(true);
  expect(matches('bot page', { name: 'support-bot', kind: 'domain' })).toBe(false);
});

test('what begins with the search is found first', () => {
  const all = [
    { name: 'shop success fell', kind: 'change' },
    { name: 'old shop', kind: 'domain' },
    { name: 'Loops', kind: 'page' },
    { name: 'shop', kind: 'domain' },
  ];
  expect(found('shop', all).map(({ name }) => name)).toEqual(['shop success fell', 'shop', 'old shop']);
  expect(found('', all)).toEqual(all);
});

test('a trace needs a template and an id', () => {
  const event = {
    id: 'e',
    tenant_id: 't',
    domain: 'd',
    event_type: 'e',
    metric_type: 'success_rate' as const,
    value: 1,
    occurred_at: '',
    recorded_at: '',
    metadata: { trace_id: 'a/b' },
  };
  expect(traceUrl('https://traces.example.com/{trace_id}', event)).toBe('https://traces.example.com/a%2Fb');
  expect(traceUrl(null, event)).toBeUndefined();
  expect(traceUrl('https://x/{trace_id}', { ...event, metadata: {} })).toBeUndefined();
});
