import { expect, test } from 'vitest';
import { diffOf, stretchesOf } from './diff';

const signs = { same: ' ', gone: '-', new: '+' };
const written = (before: string, after: string) =>
  diffOf(before, after).map(({ kind, text }) => signs[kind] + text);

test('equal texts have no difference, whatever their last line ends with', () => {
  expect(written('a\nb\n', 'a\r\nb')).toEqual([' a', ' b']);
  expect(stretchesOf(diffOf('a\nb', 'a\nb'))).toEqual({ stretches: [], after: 2 });
});

test('what is gone stands before what is new', () => {
  expect(written('a\nb\nc', 'a\nx\nc')).toEqual([' a', '-b', '+x', ' c']);
  expect(written('', 'a')).toEqual(['+a']);
  expect(written('a', '')).toEqual(['-a']);
});

test('a line that moves is kept where more stays the same', () => {
  expect(written('a\nb\nc\nd', 'b\nc\nd\na')).toEqual(['-a', ' b', ' c', ' d', '+a']);
});

test('equal lines far from a difference are left out', () => {
  const before = Array.from({ length: 20 }, (_, at) => `line ${at}`).join('\n');
  const { stretches, after } = stretchesOf(diffOf(before, before.replace('line 9', 'nine')), 2);
  expect(stretches).toHaveLength(1);
  expect(stretches[0]?.skipped).toBe(7);
  expect(stretches[0]?.lines.map((line) => line.kind)).toEqual([
    'same',
    'same',
    'gone',
    'new',
    'same',
    'same',
  ]);
  expect(after).toBe(8);
});

test('applied to the first, it gives the second', () => {
  const words = ['a', 'b', 'c', 'd'];
  for (let seed = 1; seed < 200; seed += 1) {
    const text = (from: number) =>
      Array.from({ length: (seed * from) % 9 }, (_, at) => words[(seed * from * (at + 3)) % 4]).join('\n');
    const [before, after] = [text(7), text(5)];
    const lines = diffOf(before, after);
    const without = (kind: string) =>
      lines
        .filter((line) => line.kind !== kind)
        .map((line) => line.text)
        .join('\n');
    expect(without('new')).toBe(before);
    expect(without('gone')).toBe(after);
  }
});
