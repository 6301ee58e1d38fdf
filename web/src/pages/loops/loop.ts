import type { Loop, LoopState } from '../../api/types';
import type { Shift } from '../../format/words';

/** The columns of the board, in the order in which somebody is needed. */
export const COLUMNS: readonly { name: string; states: readonly LoopState[] }[] = [
  { name: 'Waits for a yes', states: ['awaiting_approval'] },
  { name: 'At work', states: ['triggered', 'investigating', 'acting', 'settling'] },
  { name: 'Verifying', states: ['verifying'] },
  { name: 'Ended', states: ['improved', 'no_effect', 'worse', 'undecided', 'cancelled', 'escalated'] },
];

/** States in words; nothing is coloured that fresh outcomes have not shown. */
export const STATES: Record<LoopState, { word: string; shift: Shift }> = {
  triggered: { word: 'triggered', shift: 'neutral' },
  investigating: { word: 'investigating', shift: 'neutral' },
  awaiting_approval: { word: 'waits for a yes', shift: 'neutral' },
  acting: { word: 'acting', shift: 'neutral' },
  settling: { word: 'settling', shift: 'neutral' },
  verifying: { word: 'verifying', shift: 'neutral' },
  improved: { word: 'improved', shift: 'better' },
  no_effect: { word: 'no effect', shift: 'neutral' },
  worse: { word: 'worse', shift: 'worse' },
  undecided: { word: 'undecided', shift: 'neutral' },
  cancelled: { word: 'cancelled', shift: 'neutral' },
  escalated: { word: 'escalated', shift: 'worse' },
};

export function isOpen(loop: Pick<Loop, 'ended_at'>): boolean {
  return loop.ended_at == null;
}

/** The sentence at the top of the board. */
export function boardSentence(loops: readonly Pick<Loop, 'state' | 'ended_at'>[]): string {
  const waiting = loops.filter((loop) => loop.state === 'awaiting_approval').length;
  const open = loops.filter(isOpen).length;
  if (waiting > 0) {
    return waiting === 1 ? '1 loop waits for your yes.' : `${waiting} loops wait for your yes.`;
  }
  return open === 0 ? 'No loop is open.' : `${open} open, none waits for anybody.`;
}
