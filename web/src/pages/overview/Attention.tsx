import { Link } from 'react-router';
import type { ChangePoint } from '../../api/types';
import { count, measured } from '../../format/numbers';
import { regressions, subjectOf } from '../../format/sentences';
import { metric, moved } from '../../format/words';
import { AttendedLine, useAttended } from '../../parts/Attended';
import { Empty } from '../../parts/Empty';
import { Panel } from '../../parts/Panel';
import { State } from '../../parts/State';
import { Time } from '../../parts/Time';
import { useLink } from '../../shell/filters';
import classes from './overview.module.css';

/** What got worse, the gravest first. */
export function Attention({
  changes,
  ofMany = false,
}: {
  changes: readonly ChangePoint[];
  ofMany?: boolean;
}) {
  const link = useLink();
  const bad = regressions(changes);
  const attended = useAttended();
  return (
    <Panel title="Needs attention" aside={<span className="dim small">{bad.length} open</span>}>
      {bad.length === 0 ? (
        <Empty title="Nothing does." command="./trimtab change-points --open">
          A regression stands here from the commit on in which it was found. On a terminal:
        </Empty>
      ) : (
        <ul className={classes.rows}>
          {bad.map((change) => (
            <li key={change.id}>
              <Link
                className={classes.attention ?? ''}
                to={link(`/changes/${change.id}`, ofMany ? { tenant: change.tenant_id } : {})}
              >
                <span className={classes.subject}>
                  {ofMany && `${change.tenant_id}: `}
                  {subjectOf(change)} {metric(change.metric_type).noun}
                </span>
                <State shift="worse">worse</State>
                <small>
                  {change.event_type ?? 'all event types'}: {moved(change.before.mean, change.after.mean)}{' '}
                  from {measured(change.metric_type, change.before.mean)} to{' '}
                  {measured(change.metric_type, change.after.mean)}, n = {count(change.after.samples)}
                </small>
                <small>
                  since <Time at={change.start.at} as="since" />
                </small>
              </Link>
              {!ofMany && <AttendedLine of={attended('change_point', change.id)} />}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
