import { expect, test } from 'vitest';
import { perWord, readRate, writeRate } from './rates';

test('a quota is a number and a time, and empty where it is none', () => {
  expect(readRate('60000/minute')).toEqual({ amount: 60_000, per: 'minute' });
  expect(readRate(null)).toEqual({ amount: undefined, per: 'minute' });
  expect(writeRate(readRate('100/second'))).toBe('100/second');
  expect(writeRate({ amount: undefined, per: 'day' })).toBeUndefined();
  expect(['hour', 'day'].map(perWord)).toEqual(['an hour', 'a day']);
});
