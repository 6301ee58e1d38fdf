import { expect, test } from 'vitest';
import {
  actOf,
  approvalOf,
  boardSentence,
  claimSentence,
  claimWord,
  COLUMNS,
  isUndone,
  samplesWord,
  spoken,
  STATES,
} from './loop';

test('every state of an open loop has its column', () => {
  const ended = ['improved', 'no_effect', 'worse', 'undecided', 'cancelled', 'escalated'];
  expect([...COLUMNS.map(({ state }) => state), ...ended].sort()).toEqual(Object.keys(STATES).sort());
});

test('who is waited for comes first', () => {
  expect(boardSentence([])).toBe('No loop is open.');
  expect(boardSentence([{ state: 'verifying' }, { state: 'improved', ended_at: 'now' }])).toBe(
    '1 verifies; none waits for you.',
  );
  expect(
    boardSentence([
      { state: 'awaiting_approval' },
      { state: 'verifying' },
      { state: 'verifying' },
      { state: 'acting' },
    ]),
  ).toBe('1 loop waits for your approval; 2 verify; 1 is at work.');
});

test('what the server says is told with times and names as people say them', () => {
  const told = spoken('success_rate of run in bot declined, since 2026-03-02T10:05:00Z');
  expect(told).toMatch(/^success of run in bot declined, since /);
  expect(told).not.toContain('T10:05');
  expect(told).not.toContain('_');
  expect(spoken('let pass for PT10M, then PT1H30M')).toBe('let pass for 10 min, then 1 h 30 min');
});

test('an approval names its act', () => {
  const steps = [
    { kind: 'approve' as const, text: 'by ana' },
    { kind: 'act' as const, text: 'roll back, over deployer' },
    { kind: 'verify' as const, text: 'fresh outcomes decide' },
  ];
  expect(approvalOf({ step: 0, steps })).toBe('Approve roll back');
  expect(approvalOf({ step: 2, steps })).toBe('Approve');
  expect(actOf('Take the prompt of before').channel).toBeUndefined();
  const long = 'Ask the three people of the team who wrote it, and wait for all of them.';
  expect(approvalOf({ step: 0, steps: [{ kind: 'act', text: long }] })).toBe('Approve');
});

test('what was taken back is said', () => {
  const entry = { number: 1, at: '', by: 'trimtab', from: 'verifying', to: 'acting', known: {} };
  const detail = { deliveries: [], record: [{ ...entry, why: 'taken back: roll forward, over deployer' }] };
  expect(isUndone({ undoing: false, detail })).toBe(true);
  expect(isUndone({ undoing: false, detail: { deliveries: [], record: [] } })).toBe(false);
});

test('samples are counted against those needed', () => {
  expect(samplesWord(61, 50)).toBe('61 of at least 50 samples');
});

test('an improvement stands among the others, or holds by itself', () => {
  const claim = { number: 13, error: 0.05, level: 0.005, evidence: 840.4, stands: true };
  expect(claimWord({ verdict: 'improved', claim })).toBe('stands');
  expect(plain(claimSentence(claim))).toBe(
    'Held against the 12 verifications before it, at 5 %: stands. Its evidence is 840 to 1, and 200 to 1 was needed; of all that stand, at most 5 % are expected to be false.',
  );
  const alone = { ...claim, number: 1, evidence: 0.4, stands: false };
  expect(claimWord({ verdict: 'improved', claim: alone })).toBe('by itself');
  expect(plain(claimSentence(alone))).toBe(
    'Held as the first verification, at 5 %: does not stand, and holds by itself only. Its evidence is less than 1 to 1, and 200 to 1 was needed.',
  );
  expect(claimWord({ verdict: 'no_effect', claim: alone })).toBeUndefined();
  expect(claimWord({ verdict: 'improved' })).toBeUndefined();
});

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
