import { Button, Select, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { page, type Query } from '../api/http';
import { useLive } from '../api/live';
import { spanOf } from '../api/queries';
import { METRIC_TYPES, type OutcomeEvent } from '../api/types';
import { count } from '../format/numbers';
import { metric, plural } from '../format/words';
import { rangeWord } from '../format/times';
import { Answer } from '../parts/Answer';
import { Empty } from '../parts/Empty';
import { Icon } from '../parts/Icon';
import parts from '../parts/parts.module.css';
import { useRowKeys } from '../parts/rows';
import { useAddress, useFilters, whereOf } from '../shell/filters';
import { isOperator, may, useMe } from '../shell/me';
import { EventDetail } from './events/EventDetail';
import { EventList } from './events/EventList';
import { ImportFiles } from './events/ImportFiles';

const PAGE = 200;

/** What was recorded, event by event. */
export default function Events() {
  const me = useMe();
  const filters = useFilters();
  if (isOperator(me) && filters.tenant === undefined) {
    return <Empty title="Choose a tenant above.">A list is of one tenant.</Empty>;
  }
  return <Filled />;
}

/** `key=text` of the address as the parameter of the call. */
export function metadataQuery(text: string | null): Query {
  const at = text?.indexOf('=') ?? -1;
  return text === null || at <= 0 ? {} : { [`metadata.${text.slice(0, at)}`]: text.slice(at + 1) };
}

function Filled() {
  const me = useMe();
  const filters = useFilters();
  const [params, change] = useAddress();
  const [chosen, choose] = useState<OutcomeEvent>();
  const [metadata, setMetadata] = useState(params.get('metadata') ?? '');
  const isLive = params.get('live') === '1';
  useRowKeys();

  const wish: Query = {
    ...whereOf(filters),
    event_type: filters.eventType,
    metric_type: params.get('metric'),
    ...metadataQuery(params.get('metadata')),
  };
  const live = useLive(wish, isLive);
  const stored = useInfiniteQuery({
    queryKey: ['events', wish, filters.range, isLive],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      page<OutcomeEvent>('/v1/outcomes/events', {
        query: { ...wish, limit: PAGE, since: spanOf(filters.range).since, cursor: pageParam },
        signal,
      }),
    getNextPageParam: (last) => (last.cursor === '' ? undefined : last.cursor),
  });
  const { fetchNextPage, hasNextPage, isFetching } = stored;
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) {
      void fetchNextPage();
    }
  }, [fetchNextPage, hasNextPage, isFetching]);

  const listed = stored.data?.pages.flatMap((each) => each.items) ?? [];
  const known = new Set(listed.map((event) => event.id));
  const events = [...live.events.filter((event) => !known.has(event.id)), ...listed];
  return (
    <>
      <div className="row between">
        <h1>Events of the last {rangeWord(filters.range)}</h1>
        <div className="row">
          <Button
            variant={isLive ? 'filled' : 'default'}
            aria-pressed={isLive}
            leftSection={<Icon name={isLive ? 'pause' : 'play'} />}
            onClick={() => change({ live: isLive ? undefined : '1' })}
          >
            {isLive ? `Live: ${live.state}` : 'Follow live'}
          </Button>
          {may(me, 'outcomes:write') && <ImportFiles />}
        </div>
      </div>
      <div className="row" role="group" aria-label="Filters of this list">
        <Select
          aria-label="Metric"
          placeholder="All metrics"
          clearable
          w={150}
          data={METRIC_TYPES.map((value) => ({ value, label: metric(value).name }))}
          value={params.get('metric')}
          onChange={(next) => change({ metric: next ?? undefined })}
        />
        <TextInput
          aria-label="Metadata"
          placeholder="metadata: agent=triage, then Enter"
          w={280}
          value={metadata}
          onChange={(event) => setMetadata(event.currentTarget.value)}
          onBlur={() => change({ metadata: metadata.trim() })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              change({ metadata: metadata.trim() });
            }
          }}
        />
        <span className="dim small num" aria-live="polite">
          {count(events.length)} {plural(events.length, 'event')} fetched{hasNextPage ? ', more below' : ''}
        </span>
      </div>
      <section className={parts.panel} aria-label="Events">
        <Answer of={stored} height={480}>
          {() =>
            events.length === 0 ? (
              <div className={parts.panelBody}>
                <Empty title="No event is like that." command="./trimtab import events.ndjson.gz">
                  Take fewer filters or a longer range, drop a file here, or import one:
                </Empty>
              </div>
            ) : (
              <EventList events={events} open={choose} more={more} />
            )
          }
        </Answer>
      </section>
      <EventDetail event={chosen} close={() => choose(undefined)} />
    </>
  );
}
