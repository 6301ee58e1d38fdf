import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { suggest, type Schema } from './completion';

const schema = JSON.parse(
  readFileSync('../server/src/main/resources/dev/trimtab/server/templates/schema.json', 'utf8'),
) as Schema;

const labels = (before: string) => suggest(before, schema).options.map(({ label }) => label);

test('a line of its own is offered the fields of a template', () => {
  expect(labels('')).toEqual(expect.arrayContaining(['name', 'match', 'trigger', 'steps', 'verify']));
  expect(labels('name: watch\nma')).toContain('match');
  expect(suggest('name: watch\nma', schema).typed).toBe(2);
});

test('what is indented is offered the fields of what it belongs to', () => {
  expect(labels('match:\n  ')).toEqual(expect.arrayContaining(['metric_type', 'domain', 'environment']));
  expect(labels('match:\n  ')).not.toContain('steps');
  expect(labels('match:\n  domain: "*"\nverify:\n  ')).toEqual(
    expect.arrayContaining(['effect', 'confidence', 'guardrails']),
  );
});

test('values are those of the field', () => {
  expect(labels('match:\n  metric_type: ')).toEqual(
    expect.arrayContaining(['success_rate', 'quality_score', 'latency_ms', 'cost_usd']),
  );
  expect(labels('trigger: ')).toEqual(expect.arrayContaining(['change_point', 'manual']));
  expect(labels('trigger:\n  threshold:\n    statistic: p')).toContain('p90');
});

test('steps are offered by name, and their fields inside', () => {
  expect(labels('steps:\n  - ')).toEqual(expect.arrayContaining(['intake', 'approve', 'act', 'verify']));
  expect(labels('steps:\n- ')).toContain('verify');
  expect(labels('steps:\n  - intake:\n      ')).toContain('urgency');
  expect(labels('steps:\n  - intake:\n      urgency: ')).toEqual(expect.arrayContaining(['high', 'low']));
});

test('within braces as well', () => {
  expect(labels('match: {metric_type: ')).toContain('success_rate');
  expect(labels('match: {metric_type: success_rate, ')).toContain('domain');
  expect(labels('match: {metric_type: [success_rate, ')).toContain('latency_ms');
  expect(labels('steps:\n  - intake: {urgency: high, cat')).toContain('category');
});

test('a field is said to be what it is for', () => {
  const match = suggest('', schema).options.find(({ label }) => label === 'match');
  expect(match?.info).toBe('Which series it is for.');
  expect(match?.apply).toBe('match: ');
});
