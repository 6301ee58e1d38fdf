import { expect, test } from 'vitest';
import { ago, duration, exact, lengthOf, moment, rangeWord, shortDate, since, ticks } from './times';

const NOW = new Date(2026, 10, 30, 12, 0).getTime();
const HOUR = 3_600_000;

test('how long ago', () => {
  expect(ago(NOW - 3 * HOUR, NOW)).toBe('3 hours ago');
  expect(ago(NOW - 24 * HOUR, NOW)).toBe('yesterday');
  expect(ago(NOW, NOW)).toBe('now');
});

test('since when, as people say it', () => {
  expect(since(NOW - 2 * HOUR, NOW)).toBe('10:00 AM');
  expect(since(NOW - 26 * HOUR, NOW)).toContain('Sunday');
  expect(since(NOW - 20 * 24 * HOUR, NOW)).toContain('Nov 10');
  expect(since(NOW + 2 * 24 * HOUR, NOW), 'the future has no weekday').toContain('Dec 2');
});

test('what looks like a time and is none stays as it came', () => {
  for (const word of [since, moment, exact, shortDate]) {
    expect(word('2026-13-01T00:00Z', NOW)).toBe('2026-13-01T00:00Z');
  }
});

test('a moment of another day has its day', () => {
  expect(moment(NOW - HOUR, NOW)).toBe('11:00:00 AM');
  expect(moment(NOW - 26 * HOUR, NOW)).toContain('Nov 29');
});

test('ranges', () => {
  expect(lengthOf('90d')).toBe(90 * 24 * HOUR);
  expect(lengthOf('1h')).toBe(HOUR);
  expect(rangeWord('1h')).toBe('1 hour');
  expect(rangeWord('30d')).toBe('30 days');
  expect(duration(26 * HOUR)).toBe('26 h');
  expect(duration(3 * 24 * HOUR)).toBe('3 d');
});

test('the day stands where it begins', () => {
  const noon = NOW / 1000;
  expect(ticks([noon, noon + 3600, noon + 12 * 3600], 3600).map((text) => text.includes('\n'))).toEqual([
    true,
    false,
    true,
  ]);
  expect(ticks([noon], 86_400)).toEqual(['Nov 30']);
});
