import type { ChangePoint } from '../../api/types';
import { count, number, share } from '../../format/numbers';
import { Bar } from '../../parts/Bar';
import { Empty } from '../../parts/Empty';
import { Panel } from '../../parts/Panel';

/** In which parts of the events more is bad than their past lets expect. */
export function Causes({ change }: { change: ChangePoint }) {
  const causes = change.detail?.causes;
  if (causes == null || causes.parts.length === 0) {
    return (
      <Panel title="Likely causes">
        <Empty title={causes == null ? 'They are being looked for.' : 'No part of the events stands out.'}>
          Parts are told apart by metadata: send agent, version or region with the events.
        </Empty>
      </Panel>
    );
  }
  return (
    <Panel
      title="Likely causes"
      aside={
        <span className="dim small">
          n = {count(causes.samples)}, past {count(causes.past_samples)}
        </span>
      }
    >
      <div className="stack">
        {causes.parts.map((part) => {
          const name = Object.entries(part.slice)
            .map(([key, value]) => `${key} = ${value}`)
            .join(', ');
          return (
            <div key={name}>
              <Bar
                label={name}
                value={`${share(part.share)} of the excess`}
                share={part.share}
                shift="worse"
              />
              <span className="dim small num">
                {number(part.observed)} bad, {number(part.expected)} expected
              </span>
            </div>
          );
        })}
        <span className="dim small">
          Looked at {causes.dimensions.join(', ')}. Shares overlap, as one event is in several parts.
          {causes.limits.length > 0 && ` Limited by ${causes.limits.join(', ')}.`}
        </span>
      </div>
    </Panel>
  );
}
