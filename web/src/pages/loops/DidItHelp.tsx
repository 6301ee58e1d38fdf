import type { Loop, MetricType, Verification } from '../../api/types';
import { count, measured, share } from '../../format/numbers';
import { metric, type Shift } from '../../format/words';
import { Empty } from '../../parts/Empty';
import { Panel } from '../../parts/Panel';
import { State } from '../../parts/State';
import { Time } from '../../parts/Time';
import parts from '../../parts/parts.module.css';
import { ClosingIn } from './ClosingIn';
import { claimSentence, claimWord, isOpen, samplesWord, spoken } from './loop';

const SHIFTS: Record<NonNullable<Verification['verdict']>, Shift> = {
  improved: 'better',
  no_effect: 'neutral',
  worse: 'worse',
  undecided: 'neutral',
};

/** What fresh outcomes show, and how surely. */
export function DidItHelp({ loop }: { loop: Loop }) {
  const verification = loop.detail?.verification;
  if (verification == null) {
    return (
      <Panel title="Did it help?">
        <Empty title={nothing(loop)}>Only outcomes from after the action count.</Empty>
      </Panel>
    );
  }
  return <Shown loop={loop} verification={verification} />;
}

/** Of loops that ended before verifications were kept only their record remains. */
function nothing(loop: Loop) {
  if (isOpen(loop)) {
    return 'Nothing can be said yet.';
  }
  return loop.verdict == null
    ? 'It ended before anything could be said.'
    : 'What it rests on is in its record.';
}

function Shown({ loop, verification }: { loop: Loop; verification: Verification }) {
  const { verdict, samples, minimum_samples: minimum } = verification;
  const format = (value: number) => measured(loop.metric_type as MetricType, value);
  const level = (found: Verification['before']) =>
    found == null
      ? 'nothing'
      : `${format(found.value)}${found.low != null && found.high != null ? ` (${format(found.low)} to ${format(found.high)})` : ''}, n = ${count(found.samples)}`;
  return (
    <Panel
      title="Did it help?"
      aside={
        <span className={parts.filling}>
          {samples < minimum && (
            <meter min={0} max={minimum} value={samples} aria-label="Samples of those needed" />
          )}
          {samplesWord(samples, minimum)}
        </span>
      }
    >
      <div className="stack" style={{ gap: 'var(--s3)' }}>
        <span>
          {verdict != null && (
            <>
              <State shift={SHIFTS[verdict]}>{verdict.replace('_', ' ')}</State>{' '}
            </>
          )}
          <strong>{upper(spoken(verification.reason))}.</strong>
        </span>
        {loop.claim != null && claimWord(loop) !== undefined && (
          <span className="num">{claimSentence(loop.claim)}</span>
        )}
        <ClosingIn verification={verification} />
        <span className="dim small num">
          Held against {level(verification.before)}; since then {level(verification.after)}. The band holds
          the true difference however often one looks.{' '}
          {verification.causal
            ? 'Variants ran at the same time: it is because of the action.'
            : 'That it is because of the action is not shown: other things may have changed too.'}
          {verdict == null && (
            <>
              {' '}
              Undecided from <Time at={verification.deadline} as="since" /> on.
            </>
          )}
        </span>
        {verification.guardrails.length > 0 && (
          <ul
            className="stack"
            style={{ gap: 4, margin: 0, padding: 0, listStyle: 'none' }}
            aria-label="Guardrails"
          >
            {verification.guardrails.map((guard) => (
              <li key={`${guard.event_type} ${guard.metric_type}`} className="small num">
                <State shift={guard.worse ? 'worse' : 'neutral'}>{guardWord(guard)}</State> guardrail:{' '}
                {metric(guard.metric_type as MetricType).noun} of {guard.event_type}, n ={' '}
                {count(guard.samples)}
                {guard.tolerate > 0 && `, a loss of up to ${share(guard.tolerate)} counts as none`}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

function guardWord(guard: Verification['guardrails'][number]): string {
  if (guard.samples === 0) {
    return 'no samples yet';
  }
  return guard.worse ? 'worse' : 'not worse';
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
