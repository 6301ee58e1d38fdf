import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useCall } from '../api/queries';
import type { Loop } from '../api/types';
import { metric } from '../format/words';
import { Answer } from '../parts/Answer';
import { Empty } from '../parts/Empty';
import { State } from '../parts/State';
import { Time } from '../parts/Time';
import { useRowKeys } from '../parts/rows';
import { useFilters, useLink } from '../shell/filters';
import { isOperator, useMe } from '../shell/me';
import { boardSentence, COLUMNS, STATES } from './loops/loop';
import classes from './loops/loops.module.css';

/** What is being done, and did it help? */
export default function Loops() {
  const me = useMe();
  const link = useLink();
  const filters = useFilters();
  const isUnchosen = isOperator(me) && filters.tenant === undefined;
  const loops = useCall<Loop[]>(
    '/v1/improvements/loops',
    { tenant_id: filters.tenant, domain: filters.domain, event_type: filters.eventType, limit: 200 },
    { every: 5_000, enabled: !isUnchosen },
  );
  useRowKeys();
  if (isUnchosen) {
    return <Empty title="Choose a tenant above.">A board is of one tenant.</Empty>;
  }
  return (
    <>
      <div className="row between">
        <h1>{loops.data === undefined ? 'Loops' : boardSentence(loops.data)}</h1>
        <Button variant="default" component={Link} to={link('/loops/templates')}>
          Templates
        </Button>
      </div>
      <Answer of={loops} height={360}>
        {(all) => (all.length === 0 ? <NoLoops /> : <Board loops={all} />)}
      </Answer>
    </>
  );
}

function NoLoops() {
  const link = useLink();
  return (
    <Empty title="No loop has been opened yet.">
      A template opens one when a series declines, takes its steps, and says from fresh outcomes whether it
      helped. <Link to={link('/loops/templates')}>Take one of ten templates</Link>.
    </Empty>
  );
}

function Board({ loops }: { loops: readonly Loop[] }) {
  const link = useLink();
  return (
    <div className={classes.boardScroll} tabIndex={0} role="region" aria-label="Board">
      <div className={classes.board}>
        {COLUMNS.map((column) => {
          const inside = loops.filter((loop) => column.states.includes(loop.state));
          return (
            <section key={column.name} className={classes.column} aria-label={column.name}>
              <h2>
                {column.name}
                <span className="dim">{inside.length}</span>
              </h2>
              <ul className={classes.cards}>
                {inside.map((loop) => (
                  <li key={loop.id}>
                    <Link className={classes.card ?? ''} to={link(`/loops/${loop.id}`)} data-row>
                      <strong>
                        {loop.domain} {metric(loop.metric_type as 'success_rate').noun}
                      </strong>
                      <span className="dim small">{loop.cause.seen}</span>
                      <span className="row between">
                        <State shift={STATES[loop.state].shift}>{STATES[loop.state].word}</State>
                        <span className="dim small">
                          <Time at={loop.since} />
                        </span>
                      </span>
                      <span className="dim small">{loop.template}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </div>
  );
}
