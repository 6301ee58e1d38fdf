import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/http';
import { useCall } from '../../api/queries';
import type { Channel, ChannelTest } from '../../api/types';
import { Answer } from '../../parts/Answer';
import { Empty } from '../../parts/Empty';
import { Failure } from '../../parts/Failure';
import { LabelledTable } from '../../parts/LabelledTable';
import { Panel } from '../../parts/Panel';
import { State } from '../../parts/State';
import { Time } from '../../parts/Time';
import { useFilters } from '../../shell/filters';
import { may, useMe } from '../../shell/me';
import { KINDS } from './channelDraft';
import { ChannelForm } from './ChannelForm';
import { Confirm } from './Confirm';

const PATH = '/v1/improvements/channels';

/** Where loops send messages and calls. */
export function Channels() {
  const filters = useFilters();
  const me = useMe();
  const queries = useQueryClient();
  const channels = useCall<Channel[]>(PATH, { tenant_id: filters.tenant });
  const [edited, edit] = useState<Channel | 'new'>();
  const remove = useMutation({
    mutationFn: (name: string) =>
      call(`${PATH}/${encodeURIComponent(name)}`, {
        method: 'DELETE',
        query: { tenant_id: filters.tenant },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [PATH] }),
  });
  const mayWrite = may(me, 'improvements:write');
  return (
    <Panel
      title="Channels"
      aside={
        mayWrite && (
          <Button size="xs" onClick={() => edit('new')}>
            Add a channel
          </Button>
        )
      }
    >
      {remove.isError && <Failure error={remove.error} />}
      <Answer of={channels}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="There is no channel yet." command="./trimtab channels --help">
              A channel is where loops send messages, and the calls by which they change something: a webhook,
              Slack, mail, GitHub issues or an Alertmanager. Add one here, or on a terminal:
            </Empty>
          ) : (
            <LabelledTable label="Channels" columns={['Channel', 'Kind', 'Secret', 'Changed', 'Actions']}>
              {all.map((channel) => (
                <tr key={channel.name}>
                  <td>
                    <strong>{channel.name}</strong>
                  </td>
                  <td>
                    {KINDS[channel.kind]}
                    <div className="dim small">{whereOf(channel)}</div>
                  </td>
                  <td>{channel.has_secret ? 'kept, encrypted' : 'none'}</td>
                  <td>
                    <Time at={channel.updated_at} />{' '}
                    <span className="dim small">by {channel.updated_by}</span>
                  </td>
                  <td>
                    <div className="row">
                      <Test name={channel.name} />
                      {mayWrite && (
                        <>
                          <Button
                            size="xs"
                            variant="default"
                            onClick={() => edit(channel)}
                            aria-label={`Change ${channel.name}`}
                          >
                            Change
                          </Button>
                          <Confirm
                            act="Remove"
                            title={`Remove ${channel.name}?`}
                            text="What loops still send to it is not delivered. Its secret is deleted."
                            go={() => remove.mutate(channel.name)}
                          />
                        </>
                      )}
                    </div>
                  </td>
                </tr>
              ))}
            </LabelledTable>
          )
        }
      </Answer>
      {edited !== undefined && (
        <ChannelForm channel={edited === 'new' ? undefined : edited} close={() => edit(undefined)} />
      )}
    </Panel>
  );
}

/** Where it leads, in a few words. */
function whereOf({ settings }: Channel): string {
  return settings.url ?? settings.repository ?? settings.to?.join(', ') ?? '';
}

/** Sends one message now, and tells what came back. */
function Test({ name }: { name: string }) {
  const me = useMe();
  const filters = useFilters();
  const test = useMutation({
    mutationFn: () =>
      call<ChannelTest>(`${PATH}/${encodeURIComponent(name)}/test`, {
        method: 'POST',
        query: { tenant_id: filters.tenant },
      }),
  });
  return (
    <div className="stack" style={{ gap: 4 }}>
      <Button
        size="xs"
        variant="default"
        disabled={!may(me, 'improvements:write')}
        loading={test.isPending}
        onClick={() => test.mutate()}
        aria-label={`Send a test to ${name}`}
      >
        Send a test
      </Button>
      {test.data !== undefined && (
        <span role="status">
          <State shift={test.data.delivered ? 'neutral' : 'worse'}>
            {test.data.delivered ? 'delivered' : 'not delivered'}
          </State>{' '}
          <span className="small">{test.data.answer}</span>
        </span>
      )}
      {test.isError && <Failure error={test.error} />}
    </div>
  );
}
