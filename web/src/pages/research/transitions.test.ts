import { expect, test } from 'vitest';
import { allMoves, movesOf, TRANSITIONS } from './transitions';

test('a key moves those that may go there', () => {
  expect(movesOf('t', ['submitted', 'deferred', 'accepted'])).toEqual({
    to: 'triaged',
    act: 'Triage',
    count: 2,
  });
  expect(movesOf('x', ['submitted'])).toBeUndefined();
});

test('of a selection every move is offered once, with how many it is for', () => {
  expect(allMoves(['submitted', 'submitted', 'analyzing']).map(({ to, count }) => [to, count])).toEqual([
    ['triaged', 2],
    ['accepted', 1],
    ['deferred', 1],
    ['rejected', 1],
  ]);
});

test('no two moves of one state have the same key', () => {
  for (const moves of Object.values(TRANSITIONS)) {
    expect(new Set(moves.map(({ key }) => key)).size).toBe(moves.length);
  }
});
