import { Link } from 'react-router';
import { useLive } from '../../api/live';
import type { OutcomeEvent } from '../../api/types';
import { measured } from '../../format/numbers';
import { moment } from '../../format/times';
import { metric } from '../../format/words';
import { Panel } from '../../parts/Panel';
import { useFilters, useLink, whereOf } from '../../shell/filters';
import classes from './overview.module.css';

const SHOWN = 8;

/** The newest events, as they come. */
export function Live({ recent }: { recent: readonly OutcomeEvent[] }) {
  const link = useLink();
  const filters = useFilters();
  const { events, state } = useLive({ ...whereOf(filters), event_type: filters.eventType }, true);
  const known = new Set(events.map((event) => event.id));
  const shown = [...events, ...recent.filter((event) => !known.has(event.id))].slice(0, SHOWN);
  const words = { connecting: 'connecting', live: 'as they come', interrupted: 'interrupted, trying again' };
  return (
    <Panel title="Live" aside={<span className="dim small">{words[state]}</span>}>
      <ul className={classes.live}>
        {shown.map((event) => (
          <li key={event.id}>
            <span className="dim">{moment(event.occurred_at)}</span>
            <span>
              {event.domain} {event.event_type}
            </span>
            <span>
              {metric(event.metric_type).noun} {measured(event.metric_type, event.value)}
            </span>
          </li>
        ))}
        {shown.length === 0 && <li className="dim">Waiting for the next event.</li>}
      </ul>
      <Link to={link('/events', { live: '1' })} className="small">
        Follow all of them
      </Link>
    </Panel>
  );
}
