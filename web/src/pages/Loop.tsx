import { useParams } from 'react-router';
import { useCall } from '../api/queries';
import type { Loop as LoopRecord, MetricType } from '../api/types';
import { metric } from '../format/words';
import { Answer } from '../parts/Answer';
import { AttendedLine, useAttended } from '../parts/Attended';
import { State } from '../parts/State';
import { Time } from '../parts/Time';
import { useFilters } from '../shell/filters';
import { Deliveries } from './loops/Deliveries';
import { DidItHelp } from './loops/DidItHelp';
import { isOpen, spoken, standing, STATES } from './loops/loop';
import { LoopActions } from './loops/LoopActions';
import { Progress } from './loops/Progress';
import { Related } from './loops/Related';
import { Timeline } from './loops/Timeline';

const EVERY_WHILE_OPEN = 2_000;

/** One loop, from trigger to verdict. */
export default function Loop() {
  const { id = '' } = useParams();
  const filters = useFilters();
  const path = `/v1/improvements/loops/${encodeURIComponent(id)}`;
  const loop = useCall<LoopRecord>(
    path,
    { tenant_id: filters.tenant },
    { every: (answer) => (answer === undefined || isOpen(answer) ? EVERY_WHILE_OPEN : false) },
  );
  return (
    <Answer of={loop} height={480}>
      {(answer) => <Filled key={answer.id} loop={answer} />}
    </Answer>
  );
}

function Filled({ loop }: { loop: LoopRecord }) {
  const state = STATES[loop.state];
  const attended = useAttended();
  return (
    <>
      <div className="row between" style={{ alignItems: 'flex-start' }}>
        <div className="stack" style={{ gap: 6, flex: '1 1 380px', minWidth: 0 }}>
          <span className="dim small">
            {loop.domain} / {loop.event_type} / {loop.template}, version {loop.template_version}
          </span>
          <h1>
            {metric(loop.metric_type as MetricType).name} of {loop.domain}: {standing(loop)}
          </h1>
          <span style={{ maxWidth: '80ch' }}>
            {sentence(spoken(loop.cause.seen))}
            {loop.cause.by != null && ` Asked for by ${loop.cause.by}.`}
          </span>
          <span className="dim small">
            <State shift={state.shift}>{state.word}</State> since <Time at={loop.since} as="since" />, opened{' '}
            <Time at={loop.opened_at} />
            {loop.state === 'awaiting_approval' && loop.due_at != null && (
              <>
                ; an answer is waited for until <Time at={loop.due_at} as="since" />
              </>
            )}
          </span>
          <AttendedLine of={attended('loop', loop.id)} />
        </div>
        <LoopActions loop={loop} />
      </div>
      {loop.undoing && isOpen(loop) && (
        <p style={{ margin: 0 }}>
          <State shift="worse">worse</State> Fresh outcomes were worse, so it takes back what it did by
          itself.
        </p>
      )}
      <Progress loop={loop} />
      <DidItHelp loop={loop} />
      <div className="two">
        <Timeline loop={loop} />
        <div className="stack">
          <Related loop={loop} />
          <Deliveries loop={loop} />
        </div>
      </div>
    </>
  );
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
