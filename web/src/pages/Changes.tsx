import { SegmentedControl } from '@mantine/core';
import { Link } from 'react-router';
import { useChangePoints } from '../api/queries';
import type { ChangePoint } from '../api/types';
import { count, measured } from '../format/numbers';
import { subjectOf } from '../format/sentences';
import { metric, plural, shiftOf } from '../format/words';
import { Answer } from '../parts/Answer';
import { Empty } from '../parts/Empty';
import { LabelledTable } from '../parts/LabelledTable';
import { State } from '../parts/State';
import { Time } from '../parts/Time';
import parts from '../parts/parts.module.css';
import { useRowKeys } from '../parts/rows';
import { useAddress, useFilters, useLink, whereOf } from '../shell/filters';
import { isOperator, useMe } from '../shell/me';

const STATUS = [
  { value: 'open', label: 'Open' },
  { value: 'ended', label: 'Ended' },
  { value: 'all', label: 'All' },
];

/** Every change that chance does not explain. */
export default function Changes() {
  const me = useMe();
  const filters = useFilters();
  const [params, change] = useAddress();
  const status = params.get('status') ?? 'open';
  const changes = useChangePoints(
    {
      ...whereOf(filters),
      event_type: filters.eventType,
      status: status === 'all' ? undefined : status,
    },
    10_000,
  );
  useRowKeys();
  if (isOperator(me) && filters.tenant === undefined) {
    return <Empty title="Choose a tenant above.">Those of all tenants are on the overview.</Empty>;
  }
  return (
    <>
      <div className="row between">
        <h1>{titleOf(changes.data, status)}</h1>
        <SegmentedControl
          aria-label="Which changes"
          data={STATUS}
          value={status}
          onChange={(next) => change({ status: next === 'open' ? undefined : next })}
        />
      </div>
      <section className={parts.panel} aria-label="Changes">
        <div className={parts.panelBody}>
          <Answer of={changes} height={240}>
            {(all) =>
              all.length === 0 ? (
                <Empty
                  title="There is none."
                  command="./trimtab simulate success_rate -d support-bot -e invoke_agent --false-alarms 1"
                >
                  What a series would have told with another sensitivity, a simulation shows:
                </Empty>
              ) : (
                <Rows changes={all} />
              )
            }
          </Answer>
        </div>
      </section>
    </>
  );
}

function titleOf(changes: readonly ChangePoint[] | undefined, status: string): string {
  if (changes === undefined) {
    return 'Changes';
  }
  const worse = changes.filter((change) => change.direction === 'decline').length;
  const what = status === 'all' ? '' : `${status} `;
  return changes.length === 0
    ? `No ${what}changes`
    : `${changes.length} ${what}${plural(changes.length, 'change')}, ${worse} for worse`;
}

function Rows({ changes }: { changes: readonly ChangePoint[] }) {
  const link = useLink();
  return (
    <LabelledTable
      label="Table of changes"
      columns={[
        'Series',
        'Change',
        { name: 'Before', number: true },
        { name: 'After', number: true },
        { name: 'n', number: true },
        'Began',
        'Now',
      ]}
    >
      {changes.map((change) => (
        <tr key={change.id}>
          <td>
            <Link to={link(`/changes/${change.id}`)} data-row>
              {subjectOf(change)} {metric(change.metric_type).noun}
            </Link>
            <div className="dim small">{change.event_type ?? 'all event types'}</div>
          </td>
          <td>
            <State shift={shiftOf(change.direction)}>{shiftOf(change.direction)}</State>
          </td>
          <td className={parts.number}>{measured(change.metric_type, change.before.mean)}</td>
          <td className={parts.number}>{measured(change.metric_type, change.after.mean)}</td>
          <td className={parts.number}>{count(change.after.samples)}</td>
          <td>
            <Time at={change.start.at} as="since" />
          </td>
          <td>{change.status}</td>
        </tr>
      ))}
    </LabelledTable>
  );
}
