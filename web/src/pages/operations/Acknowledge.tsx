import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, faultAt } from '../../api/http';
import type { Alert } from '../../api/types';
import { Failure } from '../../parts/Failure';
import { useFilters } from '../../shell/filters';
import { useMe } from '../../shell/me';
import { spoken } from '../loops/loop';

/** Says that one sees to an alert. */
export function Acknowledge({ alert, close }: { alert: Alert; close: () => void }) {
  const me = useMe();
  const filters = useFilters();
  const queries = useQueryClient();
  const [comment, setComment] = useState('');
  const say = useMutation({
    mutationFn: () =>
      call(`/v1/operations/alerts/${encodeURIComponent(alert.fingerprint)}/acknowledge`, {
        method: 'POST',
        query: { tenant_id: filters.tenant },
        json: { comment },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['/v1/operations/alerts'] });
      close();
    },
  });
  return (
    <Modal opened onClose={close} title="Acknowledge the alert" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          say.mutate();
        }}
      >
        <span>{spoken(alert.annotations.summary ?? '')}</span>
        <Textarea
          label="What you do about it"
          description={`Shown with the alert until it ends, as said by ${me.name}. Messages go on: silence it to stop them.`}
          required
          maxLength={1000}
          data-autofocus
          autosize
          minRows={2}
          value={comment}
          error={faultAt(say.error, '/comment')}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        {say.isError && <Failure error={say.error} isAtFields={(pointer) => pointer === '/comment'} />}
        <div className="row">
          <Button type="submit" loading={say.isPending}>
            Acknowledge
          </Button>
          <Button variant="default" onClick={close}>
            Leave it
          </Button>
        </div>
      </form>
    </Modal>
  );
}
