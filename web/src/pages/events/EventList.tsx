import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { OutcomeEvent } from '../../api/types';
import { measured } from '../../format/numbers';
import { exact } from '../../format/times';
import { metric } from '../../format/words';
import classes from './events.module.css';

const ROW = 36;
const AHEAD = 40;

export function metadataText(event: OutcomeEvent): string {
  return Object.entries(event.metadata)
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('  ');
}

/** Any number of events, of which those in sight are on the page. */
export function EventList({
  events,
  open,
  more,
}: {
  events: readonly OutcomeEvent[];
  open: (event: OutcomeEvent) => void;
  /** Fetches those that follow. */
  more: () => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  // The library hands out functions that must not be kept from one drawing to the next.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: events.length,
    getScrollElement: () => place.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const shown = rows.getVirtualItems();
  const last = shown[shown.length - 1]?.index ?? 0;
  useEffect(() => {
    if (last >= events.length - AHEAD) {
      more();
    }
  }, [last, events.length, more]);
  return (
    <div className={classes.list} ref={place} tabIndex={0} role="region" aria-label="List of events">
      <div role="table" aria-label="Events" aria-rowcount={-1}>
        <div className={classes.head} role="row">
          <span role="columnheader">Occurred</span>
          <span role="columnheader">Domain</span>
          <span role="columnheader">Event type</span>
          <span role="columnheader">Metric</span>
          <span role="columnheader" className={classes.right}>
            Value
          </span>
          <span role="columnheader">Metadata</span>
        </div>
        <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {shown.map(({ index, start }) => {
            const event = events[index];
            return event === undefined ? null : (
              <div
                key={`${event.id} ${index}`}
                role="row"
                aria-rowindex={index + 2}
                className={classes.row}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => open(event)}
              >
                <span role="cell">
                  <button type="button" data-row>
                    {exact(event.occurred_at)}
                  </button>
                </span>
                <span role="cell">{event.domain}</span>
                <span role="cell">{event.event_type}</span>
                <span role="cell">{metric(event.metric_type).noun}</span>
                <span role="cell" className={classes.right}>
                  {measured(event.metric_type, event.value)}
                </span>
                <span role="cell" className="dim small">
                  {metadataText(event)}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
