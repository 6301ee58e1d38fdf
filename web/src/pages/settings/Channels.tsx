import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../api/http';
import { useCall } from '../../api/queries';
import type { Channel, ChannelTest } from '../../api/types';
import { Answer } from '../../parts/Answer';
import { Empty } from '../../parts/Empty';
import { Failure } from '../../parts/Failure';
import { Panel } from '../../parts/Panel';
import { State } from '../../parts/State';
import { Time } from '../../parts/Time';
import parts from '../../parts/parts.module.css';
import { useFilters } from '../../shell/filters';
import { may, useMe } from '../../shell/me';

const PATH = '/v1/improvements/channels';

/** Where loops send messages and calls. */
export function Channels() {
  const filters = useFilters();
  const channels = useCall<Channel[]>(PATH, { tenant_id: filters.tenant });
  return (
    <Panel title="Channels">
      <Answer of={channels}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="There is no channel yet." command="./trimtab channels put --help">
              Webhooks, Slack, mail, GitHub issues and alerts are set up on a terminal:
            </Empty>
          ) : (
            <div className={parts.scroll} tabIndex={0} role="region" aria-label="Channels">
              <table className={parts.table}>
                <thead>
                  <tr>
                    <th scope="col">Channel</th>
                    <th scope="col">Kind</th>
                    <th scope="col">Secret</th>
                    <th scope="col">Changed</th>
                    <th scope="col">Actions</th>
                  </tr>
                </thead>
                <tbody>
                  {all.map((channel) => (
                    <tr key={channel.name}>
                      <td>
                        <strong>{channel.name}</strong>
                      </td>
                      <td>{channel.kind.replace('_', ' ')}</td>
                      <td>{channel.has_secret ? 'kept, encrypted' : 'none'}</td>
                      <td>
                        <Time at={channel.updated_at} />{' '}
                        <span className="dim small">by {channel.updated_by}</span>
                      </td>
                      <td>
                        <Test name={channel.name} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
    </Panel>
  );
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
