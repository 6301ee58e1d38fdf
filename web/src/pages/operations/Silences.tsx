import { Button, SegmentedControl } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/http';
import { useSilences } from '../../api/queries';
import type { Alert, Silence } from '../../api/types';
import { Answer } from '../../parts/Answer';
import { Empty } from '../../parts/Empty';
import { Failure } from '../../parts/Failure';
import { LabelledTable } from '../../parts/LabelledTable';
import { Panel } from '../../parts/Panel';
import { Time } from '../../parts/Time';
import parts from '../../parts/parts.module.css';
import { useAddress, useFilters } from '../../shell/filters';
import { may, useMe } from '../../shell/me';
import { Confirm } from '../settings/Confirm';
import { matchersWord } from './alerts';
import { NewSilence, type SilenceDraft } from './NewSilence';

const BY_HAND: SilenceDraft = { matchers: [{ name: 'domain', value: '' }], comment: '' };

/** Of what nobody is told for a time, why, and who said so. */
export function Silences({ alerts }: { alerts: readonly Alert[] }) {
  const me = useMe();
  const filters = useFilters();
  const queries = useQueryClient();
  const [params, change] = useAddress();
  const status = params.get('silences') === 'expired' ? 'expired' : 'active';
  const silences = useSilences(filters.tenant, status);
  const [draft, setDraft] = useState<SilenceDraft>();
  const mayChange = may(me, 'operations:control');
  const end = useMutation({
    mutationFn: (silence: Silence) =>
      call(`/v1/operations/silences/${encodeURIComponent(silence.id)}`, {
        method: 'DELETE',
        query: { tenant_id: filters.tenant },
      }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['/v1/operations/silences'] }),
        queries.invalidateQueries({ queryKey: ['/v1/operations/alerts'] }),
      ]),
  });
  return (
    <Panel
      title="Silences"
      aside={
        <div className="row">
          <SegmentedControl
            size="xs"
            aria-label="Which silences"
            data={[
              { value: 'active', label: 'Holding' },
              { value: 'expired', label: 'Ended, 30 d' },
            ]}
            value={status}
            onChange={(next) => change({ silences: next === 'active' ? undefined : next })}
          />
          {mayChange && (
            <Button size="xs" variant="default" onClick={() => setDraft(BY_HAND)}>
              New silence
            </Button>
          )}
        </div>
      }
    >
      {end.isError && <Failure error={end.error} />}
      <Answer of={silences} height={80}>
        {(all) =>
          all.length === 0 ? (
            <Empty
              title={status === 'active' ? 'Nothing is silenced.' : 'None has ended.'}
              command={'./trimtab silence add --match domain=support-* --for 2h --comment "a migration"'}
            >
              While you work on something, keep its alerts quiet: here, or on a terminal:
            </Empty>
          ) : (
            <Table
              silences={all}
              again={mayChange ? ({ matchers, comment }) => setDraft({ matchers, comment }) : undefined}
              end={mayChange ? end.mutate : undefined}
            />
          )
        }
      </Answer>
      {draft !== undefined && <NewSilence draft={draft} alerts={alerts} close={() => setDraft(undefined)} />}
    </Panel>
  );
}

function Table({
  silences,
  again,
  end,
}: {
  silences: readonly Silence[];
  again: ((silence: Silence) => void) | undefined;
  end: ((silence: Silence) => void) | undefined;
}) {
  return (
    <LabelledTable
      label="Table of silences"
      columns={['Alerts with', 'Why', 'By', 'Since', 'Until', 'Actions']}
    >
      {silences.map((silence) => (
        <tr key={silence.id}>
          <td className={`${parts.mono ?? ''} ${parts.breaks ?? ''}`}>{matchersWord(silence.matchers)}</td>
          <td className={parts.words}>{silence.comment}</td>
          <td>{silence.created_by}</td>
          <td>
            <Time at={silence.created_at} as="since" />
          </td>
          <td>
            <Time at={silence.ends_at} as="since" />
            <div className="dim small">
              <Time at={silence.ends_at} />
            </div>
          </td>
          <td>
            {silence.status === 'active' && end !== undefined && (
              <Confirm
                act="End it now"
                title="End the silence?"
                text="Alerts that match are told again from now on; what was not sent meanwhile stays unsent."
                go={() => end(silence)}
              />
            )}
            {silence.status === 'expired' && again !== undefined && (
              <Button size="xs" variant="default" onClick={() => again(silence)}>
                Silence again
              </Button>
            )}
          </td>
        </tr>
      ))}
    </LabelledTable>
  );
}
