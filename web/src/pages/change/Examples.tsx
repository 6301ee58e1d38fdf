import { Link } from 'react-router';
import { useDomains } from '../../api/queries';
import type { ChangePoint, OutcomeEvent } from '../../api/types';
import { measured } from '../../format/numbers';
import { traceUrl } from '../../format/traces';
import { Empty } from '../../parts/Empty';
import { LabelledTable } from '../../parts/LabelledTable';
import { Panel } from '../../parts/Panel';
import { Time } from '../../parts/Time';
import parts from '../../parts/parts.module.css';
import { useFilters, useLink } from '../../shell/filters';

/** The newest bad events since it began. */
export function Examples({ change }: { change: ChangePoint }) {
  const link = useLink();
  const filters = useFilters();
  const domain = useDomains(filters.tenant).data?.find((each) => each.domain === change.domain);
  const events = (change.detail?.examples ?? []) as unknown as OutcomeEvent[];
  return (
    <Panel
      title="Examples"
      aside={
        <Link
          className="small"
          to={link('/events', {
            domain: change.domain,
            event_type: change.event_type ?? undefined,
            metric: change.metric_type,
          })}
        >
          All events of it
        </Link>
      }
    >
      {events.length === 0 ? (
        <Empty title="There are no bad events since it began." />
      ) : (
        <LabelledTable
          label="Example events"
          columns={['When', { name: 'Value', number: true }, 'Metadata', 'Trace']}
        >
          {events.map((event) => {
            const trace = traceUrl(domain?.trace_url_template, event);
            return (
              <tr key={event.id}>
                <td>
                  <Time at={event.occurred_at} />
                </td>
                <td className={parts.number}>{measured(event.metric_type, event.value)}</td>
                <td className={parts.mono}>
                  {Object.entries(event.metadata)
                    .map(([key, value]) => `${key}=${String(value)}`)
                    .join('  ')}
                </td>
                <td>
                  {trace === undefined ? (
                    <span className="dim">none</span>
                  ) : (
                    <a href={trace} rel="noreferrer noopener" target="_blank">
                      trace
                    </a>
                  )}
                </td>
              </tr>
            );
          })}
        </LabelledTable>
      )}
    </Panel>
  );
}
