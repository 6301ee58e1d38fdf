import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { ChangePoint, OpenLoop } from '../../api/types';
import { count } from '../../format/numbers';
import { changeSentence, headline, isQuiet, regressions } from '../../format/sentences';
import { AttendedLine, useAttended } from '../../parts/Attended';
import { ago, since } from '../../format/times';
import { State } from '../../parts/State';
import { useLink } from '../../shell/filters';
import { boardSentence } from '../loops/loop';
import classes from './overview.module.css';

/** The answer to the first question, in words. */
export function Headline({
  changes,
  loops,
  newest,
}: {
  changes: readonly ChangePoint[];
  loops: readonly OpenLoop[];
  /** When the newest event was recorded; undefined where there is none. */
  newest: string | undefined;
}) {
  const link = useLink();
  const { shift, text } = headline(changes);
  const waiting = loops.filter((loop) => loop.state === 'awaiting_approval');
  const worst = regressions(changes)[0];
  const attended = useAttended();
  return (
    <div className={classes.headline}>
      <div className="stack" style={{ gap: 6 }}>
        <h1>{text}</h1>
        {worst === undefined ? (
          <p>Every series is watched; what shifts significantly is told here, and since when.</p>
        ) : (
          <p>
            <State shift={shift}>worse</State> <strong>{changeSentence(worst)}</strong>, n&nbsp;=&nbsp;
            {count(worst.after.samples)}.
          </p>
        )}
        {worst !== undefined && <AttendedLine of={attended('change_point', worst.id)} />}
        {newest !== undefined && isQuiet(newest) && (
          <p>
            <strong>No outcome has been recorded since {since(newest)}</strong>, {ago(newest)}: what is said
            here is as old. <Link to={link('/events')}>Events</Link>
          </p>
        )}
        {loops.length > 0 && (
          <p>
            {boardSentence(loops)}{' '}
            <Link to={link(waiting.length === 1 ? `/loops/${waiting[0]?.id ?? ''}` : '/loops')}>Review</Link>
          </p>
        )}
      </div>
      {worst !== undefined && (
        <Button component={Link} to={link(`/changes/${worst.id}`)}>
          See why
        </Button>
      )}
    </div>
  );
}
