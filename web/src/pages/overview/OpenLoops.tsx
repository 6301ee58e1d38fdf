import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { OpenLoop } from '../../api/types';
import { AttendedLine, useAttended } from '../../parts/Attended';
import { Empty } from '../../parts/Empty';
import { Panel } from '../../parts/Panel';
import { Time } from '../../parts/Time';
import { useLink } from '../../shell/filters';
import { seriesOf, STATES } from '../loops/loop';
import classes from './overview.module.css';

const SHOWN = 5;

/** What is being done; what waits for somebody comes first. */
export function OpenLoops({ loops }: { loops: readonly OpenLoop[] }) {
  const link = useLink();
  const waiting = loops.filter((loop) => loop.state === 'awaiting_approval');
  const sorted = [...waiting, ...loops.filter((loop) => loop.state !== 'awaiting_approval')];
  return (
    <Panel
      title="Loops"
      aside={
        <Link className="small" to={link('/loops')}>
          {loops.length > SHOWN ? `All ${loops.length}` : 'Board'}
        </Link>
      }
    >
      {sorted.length === 0 ? (
        <Empty title="None is open.">
          <Link to={link('/loops/templates')}>Templates</Link> say what is done when something declines.
        </Empty>
      ) : (
        <ul className={classes.rows}>
          {sorted.slice(0, SHOWN).map((loop) => (
            <Row key={loop.id} loop={loop} to={link(`/loops/${loop.id}`)} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Row({ loop, to }: { loop: OpenLoop; to: string }) {
  const attended = useAttended();
  const waits = loop.state === 'awaiting_approval';
  return (
    <li>
      <div className={classes.attention}>
        <span className={classes.subject}>{seriesOf(loop)}</span>
        {waits ? (
          <Button size="xs" component={Link} to={to} aria-label={`Review ${seriesOf(loop)}`}>
            Review
          </Button>
        ) : (
          <Link className="small" to={to} aria-label={`Open ${seriesOf(loop)}`}>
            Open
          </Link>
        )}
        <small>
          {loop.template} {waits ? 'waits for your approval' : STATES[loop.state].word}
        </small>
        <small>
          <Time at={loop.since} />
        </small>
      </div>
      <AttendedLine of={attended('loop', loop.id)} />
    </li>
  );
}
