import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { ChangePoint } from '../../api/types';
import { count } from '../../format/numbers';
import { changeSentence, headline, regressions } from '../../format/sentences';
import { State } from '../../parts/State';
import { useLink } from '../../shell/filters';
import classes from './overview.module.css';

/** The answer to the first question, in words. */
export function Headline({ changes }: { changes: readonly ChangePoint[] }) {
  const link = useLink();
  const { shift, text } = headline(changes);
  const worst = regressions(changes)[0];
  return (
    <div className={classes.headline}>
      <div className="stack" style={{ gap: 6 }}>
        <h1>{text}</h1>
        {worst === undefined ? (
          <p>Every series is watched; what shifts significantly is told here, and since when.</p>
        ) : (
          <p>
            <State shift={shift}>worse</State> <strong>{changeSentence(worst)}</strong>, n ={' '}
            {count(worst.after.samples)}.
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
