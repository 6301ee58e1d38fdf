import { Button, Drawer, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/http';
import { useDomains } from '../../api/queries';
import type { OutcomeEvent } from '../../api/types';
import { measured } from '../../format/numbers';
import { exact } from '../../format/times';
import { traceUrl } from '../../format/traces';
import { metric } from '../../format/words';
import { Command } from '../../parts/Command';
import { Failure } from '../../parts/Failure';
import { useFilters, useLink } from '../../shell/filters';
import { may, useMe } from '../../shell/me';
import classes from './events.module.css';

/** Everything about one event. */
export function EventDetail({ event, close }: { event: OutcomeEvent | undefined; close: () => void }) {
  return (
    <Drawer
      opened={event !== undefined}
      onClose={close}
      position="right"
      title="Event"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {event !== undefined && <Filled event={event} close={close} />}
    </Drawer>
  );
}

function Filled({ event, close }: { event: OutcomeEvent; close: () => void }) {
  const me = useMe();
  const link = useLink();
  const filters = useFilters();
  const domain = useDomains(filters.tenant).data?.find((each) => each.domain === event.domain);
  const trace = traceUrl(domain?.trace_url_template, event);
  const session = event.metadata['session_id'];
  return (
    <div className="stack">
      <dl className={classes.detail}>
        <dt>{metric(event.metric_type).name}</dt>
        <dd>
          <strong>{measured(event.metric_type, event.value)}</strong>
        </dd>
        <dt>Domain</dt>
        <dd>{event.domain}</dd>
        <dt>Event type</dt>
        <dd>{event.event_type}</dd>
        <dt>Occurred</dt>
        <dd>{exact(event.occurred_at)}</dd>
        <dt>Recorded</dt>
        <dd>{exact(event.recorded_at)}</dd>
      </dl>
      <Command text={event.id} label="Copy the id" />
      <pre className={classes.json} tabIndex={0}>
        {JSON.stringify(event.metadata, null, 2)}
      </pre>
      <div className="row">
        {trace !== undefined && (
          <a href={trace} target="_blank" rel="noreferrer noopener">
            Open its trace
          </a>
        )}
        {typeof session === 'string' && (
          <Link to={link('/events', { metadata: `session_id=${session}` })} onClick={close}>
            All of its session
          </Link>
        )}
      </div>
      {may(me, 'outcomes:write') && <Void event={event} close={close} />}
    </div>
  );
}

/** Takes a wrong event out of lists, trends and counts. */
function Void({ event, close }: { event: OutcomeEvent; close: () => void }) {
  const filters = useFilters();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const ending = useMutation({
    mutationFn: () =>
      call(`/v1/outcomes/events/${encodeURIComponent(event.id)}/void`, {
        method: 'POST',
        query: { tenant_id: filters.tenant },
        json: { reason },
      }),
    onSuccess: async () => {
      close();
      await queries.invalidateQueries();
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        ending.mutate();
      }}
    >
      <TextInput
        label="Why it is wrong"
        description="A voided event leaves lists, trends and counts. That cannot be undone."
        value={reason}
        onChange={(change) => setReason(change.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="default" disabled={reason.trim() === ''} loading={ending.isPending}>
          Void this event
        </Button>
      </div>
      {ending.isError && <Failure error={ending.error} />}
    </form>
  );
}
