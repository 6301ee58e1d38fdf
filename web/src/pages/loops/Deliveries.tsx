import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/http';
import type { Loop } from '../../api/types';
import { Failure } from '../../parts/Failure';
import { Panel } from '../../parts/Panel';
import { State } from '../../parts/State';
import { Time } from '../../parts/Time';
import { useFilters } from '../../shell/filters';
import { may, useMe } from '../../shell/me';
import classes from './deliveries.module.css';
import { isOpen } from './loop';

type Delivery = NonNullable<Loop['detail']>['deliveries'][number];

const KINDS: Record<Delivery['kind'], string> = {
  message: 'Message',
  action: 'Action',
  undo: 'Taking it back',
  verdict: 'The verdict',
};

const STATUS: Record<Delivery['status'], string> = {
  waiting: 'waiting',
  delivered: 'delivered',
  accepted: 'accepted, under way',
  dead: 'given up',
};

/** What a loop sent, and what came of it. */
export function Deliveries({ loop }: { loop: Loop }) {
  const deliveries = loop.detail?.deliveries ?? [];
  return (
    <Panel title="What it sent">
      {deliveries.length === 0 ? (
        <span className="dim">Nothing: no step that it came to sends.</span>
      ) : (
        <ul className={classes.deliveries}>
          {deliveries.map((delivery) => (
            <Sent key={delivery.id} delivery={delivery} isOpen={isOpen(loop)} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Sent({ delivery, isOpen: isLoopOpen }: { delivery: Delivery; isOpen: boolean }) {
  const me = useMe();
  const filters = useFilters();
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () =>
      call(`/v1/improvements/deliveries/${encodeURIComponent(delivery.id)}/resend`, {
        method: 'POST',
        query: { tenant_id: filters.tenant },
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const isDead = delivery.status === 'dead';
  // What a loop wanted done is sent only while it still waits for it.
  const maySend = isDead && (isLoopOpen || delivery.kind === 'message' || delivery.kind === 'verdict');
  return (
    <li>
      <span className="row between">
        <span>
          {KINDS[delivery.kind]} to <strong>{delivery.channel}</strong>
        </span>
        <State shift={isDead ? 'worse' : 'neutral'}>{STATUS[delivery.status]}</State>
      </span>
      <span className="dim small num">
        {delivery.attempts === 1 ? '1 try' : `${delivery.attempts} tries`}
        {delivery.answer != null && `: ${delivery.answer}`}
        {delivery.next_at != null && (
          <>
            ; tried again <Time at={delivery.next_at} />
          </>
        )}
      </span>
      {maySend && may(me, 'improvements:write') && (
        <Button
          size="xs"
          variant="default"
          loading={again.isPending}
          onClick={() => again.mutate()}
          aria-label={`Send again to ${delivery.channel}`}
        >
          Send again
        </Button>
      )}
      {again.isError && <Failure error={again.error} />}
    </li>
  );
}
