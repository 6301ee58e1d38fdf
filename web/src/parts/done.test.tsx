// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { forgetUndo, offerUndo, useDone } from './done';

test('the newest of what was done is offered, until it is forgotten', () => {
  const { result } = renderHook(useDone);
  expect(result.current).toBeUndefined();
  act(() => offerUndo('one', () => Promise.resolve()));
  act(() => offerUndo('two', () => Promise.resolve()));
  expect(result.current?.text).toBe('two');
  act(() => offerUndo('two', () => Promise.resolve()));
  expect(result.current?.id, 'done again, it is another').toBe(3);
  act(() => forgetUndo());
  expect(result.current).toBeUndefined();
});
