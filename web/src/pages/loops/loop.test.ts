import { expect, test } from 'vitest';
import { boardSentence, COLUMNS, STATES } from './loop';

test('every state is in one column', () => {
  const states = COLUMNS.flatMap((column) => column.states);
  expect([...states].sort()).toEqual(Object.keys(STATES).sort());
});

test('who is waited for comes first', () => {
  expect(boardSentence([])).toBe('No loop is open.');
  expect(boardSentence([{ state: 'verifying' }, { state: 'improved', ended_at: 'now' }])).toBe(
    '1 open, none waits for anybody.',
  );
  expect(boardSentence([{ state: 'awaiting_approval' }, { state: 'verifying' }])).toBe(
    '1 loop waits for your yes.',
  );
});
