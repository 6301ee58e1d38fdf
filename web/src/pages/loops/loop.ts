import type { Claim, Loop, LoopState, MetricType } from '../../api/types';
import { METRIC_TYPES } from '../../api/types';
import { count, share } from '../../format/numbers';
import { since } from '../../format/times';
import { metric, plural, type Shift } from '../../format/words';

/** The columns of the board, in the order in which a loop goes through them. */
export const COLUMNS: readonly { name: string; state: LoopState }[] = [
  { name: 'Triggered', state: 'triggered' },
  { name: 'Investigating', state: 'investigating' },
  { name: 'Waits for a yes', state: 'awaiting_approval' },
  { name: 'Acting', state: 'acting' },
  { name: 'Settling', state: 'settling' },
  { name: 'Verifying', state: 'verifying' },
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

/** A state of any list in words. */
export function stateWord(state: string): string {
  return state in STATES ? STATES[state as LoopState].word : state.replaceAll('_', ' ');
}

export function isOpen(loop: Pick<Loop, 'ended_at'>): boolean {
  return loop.ended_at == null;
}

/** The sentence at the top of the board: who is waited for comes first. */
export function boardSentence(loops: readonly Pick<Loop, 'state' | 'ended_at'>[]): string {
  const open = loops.filter(isOpen);
  const inState = (state: LoopState) => open.filter((loop) => loop.state === state).length;
  const waiting = inState('awaiting_approval');
  const verifying = inState('verifying');
  const others = open.length - waiting - verifying;
  const parts = [
    waiting > 0 ? `${waiting} ${plural(waiting, 'loop waits', 'loops wait')} for your approval` : '',
    verifying > 0 ? `${verifying} ${plural(verifying, 'verifies', 'verify')}` : '',
    others > 0 ? `${others} ${plural(others, 'is', 'are')} at work` : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) {
    return 'No loop is open.';
  }
  return `${parts.join('; ')}${waiting === 0 ? '; none waits for you' : ''}.`;
}

type Part = string | undefined;

/** What the server says in one sentence, with its times and names as people say them. */
export function spoken(text: string, now?: number): string {
  return METRIC_TYPES.reduce(
    (sentence, type) => sentence.replaceAll(type, metric(type).noun),
    text
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/g, (time) => since(time, now))
      .replace(/\bPT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?\b/g, (_, ...parts: Part[]) =>
        ['h', 'min', 's'].flatMap((unit, at) => (parts[at] ? [`${parts[at]} ${unit}`] : [])).join(' '),
      ),
  );
}

/** What a loop is about: "support-bot success". */
export function seriesOf(loop: Pick<Loop, 'domain' | 'metric_type'>): string {
  return `${loop.domain} ${metric(loop.metric_type as MetricType).noun}`;
}

/** What is done over a channel, and where; people do the others. */
export function actOf(text: string): { name: string; channel: string | undefined } {
  const parts = /^(.*), over ([^,]+)$/.exec(text);
  return { name: parts?.[1] ?? text, channel: parts?.[2] };
}

const LONGEST_ACT = 44;

/** The act that a loop is at, or comes to next, in a few words; undefined where none follows. */
export function nextAct(loop: Pick<Loop, 'step' | 'steps'>): string | undefined {
  const step = loop.steps.find((each, at) => each.kind === 'act' && at >= loop.step);
  if (step === undefined) {
    return undefined;
  }
  const words = actOf(step.text).name.trim().replace(/\.$/, '');
  const lowered = /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
  return lowered.length > LONGEST_ACT ? undefined : lowered;
}

/** What the button says: the act, where it has a short name. */
export function approvalOf(loop: Pick<Loop, 'step' | 'steps'>): string {
  const act = nextAct(loop);
  if (act === undefined) {
    return 'Approve';
  }
  const step = loop.steps.find((each, at) => each.kind === 'act' && at >= loop.step);
  return actOf(step?.text ?? '').channel === undefined ? `Approve: ${act}` : `Approve ${act}`;
}

/** True where a loop takes back, or has taken back, what it did. */
export function isUndone(loop: Pick<Loop, 'undoing' | 'detail'>): boolean {
  return loop.undoing || (loop.detail?.record ?? []).some((entry) => entry.why.startsWith('taken back:'));
}

/** Where a loop stands, in a few words: the second half of its headline. */
export function standing(loop: Loop): string {
  const act = nextAct(loop);
  switch (loop.state) {
    case 'awaiting_approval':
      return act === undefined ? 'waits for your approval' : `waits for your approval to ${act}`;
    case 'acting':
      if (loop.undoing) {
        return 'worse, being taken back';
      }
      return act === undefined ? 'acting' : `acting: ${act}`;
    case 'settling':
      return `settling until ${loop.due_at == null ? 'later' : since(loop.due_at)}`;
    case 'worse':
      return isUndone(loop) ? 'worse: rolled back by itself' : 'worse';
    case 'escalated':
      return isUndone(loop) ? 'worse, and somebody has to take it back' : 'somebody has to look at it';
    default:
      return STATES[loop.state].word;
  }
}

/** Whether an improvement stands among all verifications of the tenant; undefined for what claims none. */
export function claimWord(loop: Pick<Loop, 'verdict' | 'claim'>): string | undefined {
  if (loop.verdict !== 'improved' || loop.claim == null) {
    return undefined;
  }
  return loop.claim.stands ? 'stands' : 'by itself';
}

/** The same in sentences. */
export function claimSentence(claim: Claim): string {
  const before = claim.number - 1;
  const list =
    before === 0
      ? 'as the first verification'
      : before === 1
        ? 'against the verification before it'
        : `against the ${count(before)} verifications before it`;
  const error = share(claim.error);
  const stands = claim.stands ? 'stands' : 'does not stand, and holds by itself only';
  const all = claim.stands ? `; of all that stand, at most ${error} are expected to be false.` : '.';
  return `Held ${list}, at ${error}: ${stands}. Its evidence is ${odds(claim.evidence)} to 1, and ${odds(1 / claim.level)} to 1 was needed${all}`;
}

function odds(value: number): string {
  return value < 1 ? 'less than 1' : count(value);
}

/** How far the samples are: "61 of at least 50 samples". */
export function samplesWord(samples: number, minimum: number): string {
  return `${samples.toLocaleString()} of at least ${minimum.toLocaleString()} ${plural(minimum, 'sample')}`;
}
