import { expect, test } from 'vitest';
import { bytes, count, dollars, measured, milliseconds, share, signedPercent } from './numbers';

test('two or three digits, and the unit', () => {
  expect(measured('success_rate', 0.7263157)).toBe('0.73');
  expect(measured('latency_ms', 2412.4)).toBe('2.41 s');
  expect(measured('cost_usd', 0.013512)).toBe('$0.0135');
  expect(measured('failure_class', 1204)).toBe('1,204');
});

test('times change their unit', () => {
  expect(milliseconds(0)).toBe('0 ms');
  expect(milliseconds(999.6)).toBe('1,000 ms');
  expect(milliseconds(1000)).toBe('1 s');
  expect(milliseconds(150_000)).toBe('2.5 min');
});

test('money is whole from a hundred on', () => {
  expect(dollars(42_045.4)).toBe('$42,045');
  expect(dollars(-5.5)).toBe('-$5.5');
});

test('changes have a sign, and a real minus', () => {
  expect(signedPercent(-18.2)).toBe('−18\u00a0%');
  expect(signedPercent(4.24)).toBe('+4.2\u00a0%');
  expect(signedPercent(0.01)).toBe('±0\u00a0%');
});

test('counts are shortened where they are long', () => {
  expect(count(9_999)).toBe('9,999');
  expect(count(32_646)).toBe('32.6K');
});

test('shares and sizes', () => {
  expect(share(0.958)).toBe('96\u00a0%');
  expect(share(0.005)).toBe('0.5\u00a0%');
  expect(bytes(1_500_000)).toBe('1.5 MB');
});
