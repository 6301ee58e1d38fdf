import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/http';
import { useCall } from '../../api/queries';
import type { Key, KeyCreated } from '../../api/types';
import { Answer } from '../../parts/Answer';
import { Command } from '../../parts/Command';
import { Empty } from '../../parts/Empty';
import { Failure } from '../../parts/Failure';
import { LabelledTable } from '../../parts/LabelledTable';
import { Panel } from '../../parts/Panel';
import { Time } from '../../parts/Time';
import { useFilters } from '../../shell/filters';
import { boundWord } from './QuotaFields';
import { Confirm } from './Confirm';
import { NewKey } from './NewKey';

/** API keys: make, rotate, revoke. A secret is shown once. */
export function Keys() {
  const filters = useFilters();
  const queries = useQueryClient();
  const keys = useCall<Key[]>('/v1/keys', { tenant_id: filters.tenant });
  const [isMaking, setMaking] = useState(false);
  const [shown, show] = useState<KeyCreated>();
  const renew = () => queries.invalidateQueries({ queryKey: ['/v1/keys'] });
  const rotate = useMutation({
    mutationFn: (key: Key) => call<KeyCreated>(`/v1/keys/${key.id}/rotate`, { method: 'POST' }),
    onSuccess: (made) => {
      show(made);
      return renew();
    },
  });
  const revoke = useMutation({
    mutationFn: (key: Key) => call(`/v1/keys/${key.id}`, { method: 'DELETE' }),
    onSuccess: renew,
  });
  return (
    <Panel
      title="API keys"
      aside={
        <Button size="xs" onClick={() => setMaking(true)}>
          Create a key
        </Button>
      }
    >
      {[rotate, revoke].map(({ isError, error }, at) => isError && <Failure key={at} error={error} />)}
      <Answer of={keys} height={200}>
        {(all) =>
          all.length === 0 ? (
            <Empty
              title="There is no key yet."
              command="./trimtab keys create --tenant acme --scope outcomes:write --name exporter"
            >
              Create one here, or on a terminal:
            </Empty>
          ) : (
            <Rows keys={all} rotate={rotate.mutate} revoke={revoke.mutate} />
          )
        }
      </Answer>
      <NewKey
        isOpen={isMaking}
        close={() => setMaking(false)}
        made={(key) => {
          setMaking(false);
          show(key);
          void renew();
        }}
      />
      <Modal
        opened={shown !== undefined}
        onClose={() => show(undefined)}
        title={`The key ${shown?.name ?? ''}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <div className="stack">
          <span>It is shown this once: copy it now. Only its hash is kept.</span>
          <Command text={shown?.key ?? ''} label="Copy the key" />
          <Command text={`export TRIMTAB_KEY=${shown?.key ?? ''}`} label="Copy the command" />
        </div>
      </Modal>
    </Panel>
  );
}

/** What bounds it beside its tenant's quotas. */
function boundsOf({ quotas }: Key): string {
  const own = (['requests', 'bytes', 'events'] as const).filter((name) => quotas[name] != null);
  return own.length === 0 ? "its tenant's" : own.map((name) => boundWord(quotas[name], name)).join(', ');
}

function Rows({
  keys,
  rotate,
  revoke,
}: {
  keys: readonly Key[];
  rotate: (key: Key) => void;
  revoke: (key: Key) => void;
}) {
  return (
    <LabelledTable
      label="API keys"
      columns={['Name', 'Tenant', 'Scopes', 'Bounds', 'Made', 'Last used', 'Expires', 'Actions']}
    >
      {keys.map((key) => (
        <tr key={key.id}>
          <td>
            <strong>{key.name}</strong>
          </td>
          <td>{key.tenant_id === '*' ? 'operator' : key.tenant_id}</td>
          <td className="small">{key.scopes.join(', ')}</td>
          <td className="small">{boundsOf(key)}</td>
          <td>
            <Time at={key.created_at} />
          </td>
          <td>{key.last_used_at == null ? 'never' : <Time at={key.last_used_at} />}</td>
          <td>{key.expires_at == null ? 'never' : <Time at={key.expires_at} />}</td>
          <td>
            <div className="row" style={{ flexWrap: 'nowrap' }}>
              <Confirm
                act="Rotate"
                title={`Rotate the key ${key.name}?`}
                text="It gets a new secret. The old one is refused at once, and sessions that began with it end."
                go={() => rotate(key)}
              />
              <Confirm
                act="Revoke"
                title={`Revoke the key ${key.name}?`}
                text="Whoever uses it is refused at once. That cannot be undone; data stays."
                go={() => revoke(key)}
              />
            </div>
          </td>
        </tr>
      ))}
    </LabelledTable>
  );
}
