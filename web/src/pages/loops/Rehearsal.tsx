import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../api/http';
import type { TemplateSimulation } from '../../api/types';
import { count, number } from '../../format/numbers';
import { lengthOf } from '../../format/times';
import { metric, plural } from '../../format/words';
import { Failure } from '../../parts/Failure';
import { Panel } from '../../parts/Panel';
import { Time } from '../../parts/Time';
import { useFilters } from '../../shell/filters';

/** When the template would have opened loops in the last 30 days. */
export function Rehearsal({ document, isValid }: { document: string; isValid: boolean }) {
  const filters = useFilters();
  const simulate = useMutation({
    mutationFn: () =>
      call<TemplateSimulation>('/v1/improvements/templates/simulate', {
        method: 'POST',
        query: { tenant_id: filters.tenant, since: new Date(Date.now() - lengthOf('30d')).toISOString() },
        text: { type: 'application/yaml', body: document },
      }),
  });
  return (
    <Panel
      title="What it would have opened"
      aside={
        <Button
          size="xs"
          variant="default"
          disabled={!isValid}
          loading={simulate.isPending}
          onClick={() => simulate.mutate()}
        >
          Simulate the last 30 days
        </Button>
      }
    >
      {simulate.isError && <Failure error={simulate.error} />}
      {simulate.data === undefined ? (
        <span className="dim">It runs through what is stored; nothing is opened.</span>
      ) : (
        <Told simulation={simulate.data} />
      )}
    </Panel>
  );
}

function Told({ simulation }: { simulation: TemplateSimulation }) {
  const { loops } = simulation;
  return (
    <div className="stack" aria-live="polite">
      <strong>
        {count(loops.length)} {plural(loops.length, 'loop')}, in {count(simulation.series)} series
        {simulation.complete ? '' : ', of which not all events were looked at'}.
      </strong>
      {simulation.false_loops != null && (
        <span className="dim small">By chance alone at the most {number(simulation.false_loops)}.</span>
      )}
      {loops.slice(0, 20).map((loop) => (
        <span key={`${loop.at} ${loop.domain} ${loop.event_type}`} className="num">
          <Time at={loop.at} as="since" />: {loop.domain} {loop.event_type}{' '}
          {metric(loop.metric_type as 'success_rate').noun}
        </span>
      ))}
    </div>
  );
}
