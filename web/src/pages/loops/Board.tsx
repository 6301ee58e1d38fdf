import { Link } from 'react-router';
import type { Loop } from '../../api/types';
import { Time } from '../../parts/Time';
import { useLink } from '../../shell/filters';
import classes from './board.module.css';
import { COLUMNS, nextAct, seriesOf, spoken } from './loop';

/** Open loops by where they stand; on a phone a list. */
export function Board({ loops }: { loops: readonly Loop[] }) {
  const columns = COLUMNS.map((column) => ({
    ...column,
    loops: loops.filter((loop) => loop.state === column.state),
  }));
  const widths = columns
    .map((column) => (column.loops.length === 0 ? 'minmax(96px, 1fr)' : 'minmax(208px, 3fr)'))
    .join(' ');
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="Board">
      <div className={classes.board} style={{ gridTemplateColumns: widths }}>
        {columns.map((column) => (
          <section
            key={column.state}
            className={classes.column}
            aria-label={column.name}
            data-empty={column.loops.length === 0}
            data-waits={column.state === 'awaiting_approval'}
          >
            <h2>
              {column.name} <span className="dim num">{column.loops.length}</span>
            </h2>
            <ul className={classes.cards}>
              {column.loops.map((loop) => (
                <Card key={loop.id} loop={loop} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

function Card({ loop }: { loop: Loop }) {
  const link = useLink();
  const act = nextAct(loop);
  return (
    <li>
      <Link
        className={classes.card ?? ''}
        to={link(`/loops/${loop.id}`)}
        data-row
        data-waits={loop.state === 'awaiting_approval'}
      >
        <strong>{seriesOf(loop)}</strong>
        <span className={classes.seen}>{short(spoken(loop.cause.seen), loop)}</span>
        {act !== undefined && loop.state !== 'verifying' && (
          <span className="small">
            {loop.undoing ? 'Takes back' : 'Next'}: {act}
          </span>
        )}
        <span className={classes.foot}>
          <span>{loop.template}</span>
          <Time at={loop.since} />
        </span>
      </Link>
    </li>
  );
}

/** Without what stands in the line above it. */
function short(seen: string, loop: Loop): string {
  const rest = seen.replace(new RegExp(`^[a-z]+ of .+ in ${escaped(loop.domain)} `), '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
