import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/http';
import type { ChangePoint, Verdict } from '../../api/types';
import { Failure } from '../../parts/Failure';
import { Time } from '../../parts/Time';
import { useFilters } from '../../shell/filters';
import { may, useMe } from '../../shell/me';

const VERDICTS: readonly { verdict: Verdict; name: string; said: string }[] = [
  { verdict: 'true_positive', name: 'It is real', said: 'real' },
  { verdict: 'false_positive', name: 'False alarm', said: 'a false alarm' },
  { verdict: 'expected', name: 'Expected', said: 'expected' },
];

/** What people say of a change; the last word counts. */
export function FeedbackButtons({ change }: { change: ChangePoint }) {
  const me = useMe();
  const filters = useFilters();
  const queries = useQueryClient();
  const say = useMutation({
    mutationFn: (verdict: Verdict) =>
      call<ChangePoint>(`/v1/outcomes/change-points/${change.id}/feedback`, {
        method: 'POST',
        query: { tenant_id: filters.tenant },
        json: { verdict },
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const said = VERDICTS.find(({ verdict }) => verdict === change.feedback?.verdict);
  return (
    <div className="stack" style={{ gap: 4 }}>
      <div className="row" role="group" aria-label="What do you say?">
        {VERDICTS.map(({ verdict, name }) => (
          <Button
            key={verdict}
            variant={said?.verdict === verdict ? 'filled' : 'default'}
            aria-pressed={said?.verdict === verdict}
            disabled={!may(me, 'outcomes:write')}
            loading={say.isPending && say.variables === verdict}
            onClick={() => say.mutate(verdict)}
          >
            {name}
          </Button>
        ))}
      </div>
      {said !== undefined && change.feedback != null && (
        <span className="dim small">
          {change.feedback.by} called it {said.said} <Time at={change.feedback.at} />
        </span>
      )}
      {say.isError && <Failure error={say.error} />}
    </div>
  );
}
