import { Link, useParams } from 'react-router';
import { useCall } from '../api/queries';
import type { Loop as LoopRecord } from '../api/types';
import { count, measured, signedPercent } from '../format/numbers';
import { metric } from '../format/words';
import { Answer } from '../parts/Answer';
import { Empty } from '../parts/Empty';
import { Panel } from '../parts/Panel';
import { State } from '../parts/State';
import { Time } from '../parts/Time';
import parts from '../parts/parts.module.css';
import { useFilters, useLink } from '../shell/filters';
import { STATES } from './loops/loop';
import { LoopActions } from './loops/LoopActions';
import { VerificationChart } from './loops/VerificationChart';
import classes from './loops/loops.module.css';

/** One loop, from trigger to verdict. */
export default function Loop() {
  const { id = '' } = useParams();
  const filters = useFilters();
  const loop = useCall<LoopRecord>(
    `/v1/improvements/loops/${encodeURIComponent(id)}`,
    { tenant_id: filters.tenant },
    { every: 5_000 },
  );
  return (
    <Answer of={loop} height={480}>
      {(answer) => <Filled loop={answer} />}
    </Answer>
  );
}

function Filled({ loop }: { loop: LoopRecord }) {
  const link = useLink();
  const state = STATES[loop.state];
  return (
    <>
      <div className="row between">
        <div className="stack" style={{ gap: 4 }}>
          <span className="dim small">
            {loop.domain} / {loop.event_type} / {loop.template}, version {loop.template_version}
          </span>
          <h1>
            {metric(loop.metric_type as 'success_rate').name} of {loop.domain}: {state.word}
            {loop.undoing ? ', taking back what it did' : ''}
          </h1>
          <span>
            <State shift={state.shift}>{state.word}</State> <span className="dim">since</span>{' '}
            <Time at={loop.since} />
            {loop.due_at != null && (
              <span className="dim">
                , looked at again <Time at={loop.due_at} />
              </span>
            )}
          </span>
        </div>
        <LoopActions loop={loop} />
      </div>
      <div className="two">
        <Panel
          title="What opened it"
          aside={
            loop.cause.change_point != null && (
              <Link className="small" to={link(`/changes/${loop.cause.change_point}`)}>
                The change
              </Link>
            )
          }
        >
          <div className="stack" style={{ gap: 4 }}>
            <span>{loop.cause.seen}</span>
            <span className="dim small">
              {loop.cause.by != null && `asked for by ${loop.cause.by}, `}opened <Time at={loop.opened_at} />
            </span>
          </div>
        </Panel>
        <Steps loop={loop} />
      </div>
      <Verified loop={loop} />
      <div className="two">
        <Record loop={loop} />
        <Sent loop={loop} />
      </div>
    </>
  );
}

function Steps({ loop }: { loop: LoopRecord }) {
  return (
    <Panel title="Steps">
      <ol className={classes.steps}>
        {loop.steps.map((step, at) => {
          const isNow = at === loop.step && loop.ended_at == null;
          const sign = at < loop.step || loop.ended_at != null ? '✓' : isNow ? '→' : '·';
          return (
            <li
              key={`${step.kind} ${at}`}
              className={classes.step}
              data-now={isNow}
              aria-current={isNow ? 'step' : undefined}
            >
              <span aria-hidden="true">{sign}</span>
              <span>
                {step.kind}: {step.text}
              </span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

function Verified({ loop }: { loop: LoopRecord }) {
  const verification = loop.detail?.verification;
  if (verification == null) {
    return (
      <Panel title="Did it help?">
        <Empty title="Nothing can be said yet.">Only outcomes from after the action count.</Empty>
      </Panel>
    );
  }
  const format = (value: number) => measured(loop.metric_type as 'success_rate', value);
  const level = (found: typeof verification.before) =>
    found == null ? 'none' : `${format(found.value)}, n = ${count(found.samples)}`;
  return (
    <Panel
      title="Did it help?"
      aside={
        <span className="dim small num">
          {count(verification.samples)} fresh samples, at least {count(verification.minimum_samples)} needed
        </span>
      }
    >
      <div className="stack">
        <strong>{verification.reason}</strong>
        <VerificationChart verification={verification} />
        <span className="dim small num">
          Before {level(verification.before)}; since {level(verification.after)}. It holds however often one
          looks.{' '}
          {verification.causal
            ? 'Variants ran at the same time: it is because of the action.'
            : 'That it is because of the action is not shown: other things may have changed too.'}{' '}
          Undecided from <Time at={verification.deadline} as="since" /> on.
        </span>
        {verification.guardrails.map((guard) => (
          <span key={`${guard.event_type} ${guard.metric_type}`} className="small num">
            <State shift={guard.worse ? 'worse' : 'neutral'}>{guard.worse ? 'worse' : 'not worse'}</State>{' '}
            {guard.event_type} {metric(guard.metric_type as 'success_rate').noun}, a loss of{' '}
            {signedPercent(guard.tolerate * 100)} counts as none, n = {count(guard.samples)}
          </span>
        ))}
      </div>
    </Panel>
  );
}

function Record({ loop }: { loop: LoopRecord }) {
  return (
    <Panel title="Record">
      <ol className={classes.record}>
        {(loop.detail?.record ?? []).map((entry) => (
          <li key={entry.number}>
            <div>{entry.why}</div>
            <span className="dim small">
              {entry.by}, <Time at={entry.at} />
              {entry.from !== entry.to &&
                `: ${entry.from.replace('_', ' ')} to ${entry.to.replace('_', ' ')}`}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Sent({ loop }: { loop: LoopRecord }) {
  const deliveries = loop.detail?.deliveries ?? [];
  return (
    <Panel title="What it sent">
      {deliveries.length === 0 ? (
        <Empty title="Nothing was sent." />
      ) : (
        <div className={parts.scroll} tabIndex={0} role="region" aria-label="Deliveries">
          <table className={parts.table}>
            <thead>
              <tr>
                <th scope="col">Channel</th>
                <th scope="col">What</th>
                <th scope="col">State</th>
                <th scope="col">Answer</th>
              </tr>
            </thead>
            <tbody>
              {deliveries.map((delivery) => (
                <tr key={delivery.id}>
                  <td>{delivery.channel}</td>
                  <td>{delivery.kind}</td>
                  <td>
                    <State shift={delivery.status === 'dead' ? 'worse' : 'neutral'}>{delivery.status}</State>
                  </td>
                  <td className="small">
                    {delivery.answer ?? ''} <span className="dim">tries: {delivery.attempts}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
