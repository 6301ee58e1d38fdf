import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { call } from '../../api/http';
import { Failure } from '../../parts/Failure';
import parts from '../../parts/parts.module.css';
import { useFilters } from '../../shell/filters';
import { removedOf, type Removed } from './removed';

/** Says that a template was deleted, and brings it back. */
export function BringBack() {
  const removed = removedOf(useLocation().state);
  return removed === undefined ? null : <Offer removed={removed} />;
}

function Offer({ removed }: { removed: Removed }) {
  const navigate = useNavigate();
  const filters = useFilters();
  const queries = useQueryClient();
  const location = useLocation();
  const close = () => void navigate({ search: location.search }, { replace: true, state: null });
  const undo = useMutation({
    mutationFn: async () => {
      const path = `/v1/improvements/templates/${encodeURIComponent(removed.name)}`;
      const query = { tenant_id: filters.tenant };
      await call(path, { method: 'PUT', query, text: { type: 'application/yaml', body: removed.document } });
      if (!removed.wasEnabled) {
        await call(`${path}/disable`, { method: 'POST', query });
      }
    },
    onSuccess: async () => {
      await queries.invalidateQueries();
      close();
    },
  });
  return (
    <div
      className={`${parts.panel ?? ''} row between`}
      style={{ padding: 'var(--s3) var(--s4)' }}
      role="status"
    >
      <span>
        <strong>{removed.name}</strong> is deleted. Loops that are open go on.
      </span>
      <span className="row">
        <Button size="xs" loading={undo.isPending} onClick={() => undo.mutate()}>
          Bring it back
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          Leave it
        </Button>
      </span>
      {undo.isError && <Failure error={undo.error} />}
    </div>
  );
}
