import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { call } from '../../api/http';
import { useTenants } from '../../api/queries';
import type { Tenant } from '../../api/types';
import { count } from '../../format/numbers';
import { Answer } from '../../parts/Answer';
import { Empty } from '../../parts/Empty';
import { Failure } from '../../parts/Failure';
import { LabelledTable } from '../../parts/LabelledTable';
import { Panel } from '../../parts/Panel';
import { Time } from '../../parts/Time';
import parts from '../../parts/parts.module.css';
import { useLink } from '../../shell/filters';
import { daysWord } from './tenantFields';

function keeps(tenant: Tenant): string {
  const days = tenant.settings.retention?.raw_days;
  return days == null ? "as the server's default" : daysWord(days);
}

/** Every tenant, for the operator. */
export function Tenants() {
  const tenants = useTenants(true);
  const [isMaking, setMaking] = useState(false);
  const [going, setGoing] = useState<Tenant>();
  return (
    <Panel
      title="Tenants"
      aside={
        <Button size="xs" onClick={() => setMaking(true)}>
          Create a tenant
        </Button>
      }
    >
      <Answer of={tenants}>
        {(all) =>
          all.length === 0 ? (
            <Empty
              title="There is no tenant yet."
              command="./trimtab keys create --tenant acme --name admin --scope admin"
            >
              One begins with its first key, event or setting. Create one here, or with its first key:
            </Empty>
          ) : (
            <Table tenants={all} remove={setGoing} />
          )
        }
      </Answer>
      {isMaking && <NewTenant names={tenants.data ?? []} close={() => setMaking(false)} />}
      {going !== undefined && <Deleting tenant={going} close={() => setGoing(undefined)} />}
    </Panel>
  );
}

function Table({ tenants, remove }: { tenants: readonly Tenant[]; remove: (tenant: Tenant) => void }) {
  const link = useLink();
  return (
    <LabelledTable
      label="Tenants"
      columns={[
        'Tenant',
        { name: 'Events', number: true },
        { name: 'Series', number: true },
        'Events are kept',
        'Since',
        'Actions',
      ]}
    >
      {tenants.map((tenant) => (
        <tr key={tenant.tenant_id}>
          <td className={parts.words}>
            <Link to={link('/', { tenant: tenant.tenant_id })}>
              <strong>{tenant.tenant_id}</strong>
            </Link>
            {tenant.deleting_since != null && (
              <div className="dim small">
                is being deleted, since <Time at={tenant.deleting_since} as="since" />
              </div>
            )}
          </td>
          <td className={parts.number}>{count(tenant.events)}</td>
          <td className={parts.number}>{count(tenant.series)}</td>
          <td>{keeps(tenant)}</td>
          <td>{tenant.created_at == null ? 'no events yet' : <Time at={tenant.created_at} />}</td>
          <td>
            {tenant.deleting_since == null && (
              <div className="row" style={{ flexWrap: 'nowrap' }}>
                <Button
                  size="xs"
                  variant="default"
                  component={Link}
                  to={link('/settings/tenant', { tenant: tenant.tenant_id })}
                  aria-label={`Settings of ${tenant.tenant_id}`}
                >
                  Settings
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`Delete ${tenant.tenant_id}`}
                  onClick={() => remove(tenant)}
                >
                  Delete
                </Button>
              </div>
            )}
          </td>
        </tr>
      ))}
    </LabelledTable>
  );
}

function pathOf(name: string): string {
  return `/v1/tenants/${encodeURIComponent(name)}`;
}

/** A tenant with the defaults of the server; its settings come next. */
function NewTenant({ names, close }: { names: readonly Tenant[]; close: () => void }) {
  const link = useLink();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const isTaken = names.some(({ tenant_id: id }) => id === name);
  const make = useMutation({
    mutationFn: () => call<Tenant>(pathOf(name), { method: 'PUT', json: {} }),
    onSuccess: async (tenant) => {
      await queries.invalidateQueries({ queryKey: ['/v1/tenants'] });
      void navigate(link('/settings/tenant', { tenant: tenant.tenant_id }));
    },
  });
  return (
    <Modal opened onClose={close} title="Create a tenant" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isTaken) {
            make.mutate();
          }
        }}
      >
        <TextInput
          label="Name"
          description="in every key, query and address; it stays as it is"
          required
          maxLength={200}
          data-autofocus
          value={name}
          error={isTaken ? 'there is one of that name' : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {make.isError && <Failure error={make.error} />}
        <div className="row">
          <Button type="submit" loading={make.isPending}>
            Create the tenant
          </Button>
          <Button variant="default" onClick={close}>
            Leave it
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Asks for the name, since everything goes with it. */
function Deleting({ tenant, close }: { tenant: Tenant; close: () => void }) {
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const remove = useMutation({
    mutationFn: () => call(pathOf(tenant.tenant_id), { method: 'DELETE' }),
    onSuccess: async () => {
      await queries.invalidateQueries();
      close();
    },
  });
  return (
    <Modal
      opened
      onClose={close}
      title={`Delete ${tenant.tenant_id}?`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          remove.mutate();
        }}
      >
        <span>
          Its {count(tenant.events)} events, loops, lessons and settings are removed for good, and its keys
          are refused at once. The audit log keeps what was done. It cannot be undone.
        </span>
        <TextInput
          label={`Type ${tenant.tenant_id} to go on`}
          data-autofocus
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {remove.isError && <Failure error={remove.error} />}
        <div className="row">
          <Button type="submit" disabled={typed !== tenant.tenant_id} loading={remove.isPending}>
            Delete {tenant.tenant_id} and all of its data
          </Button>
          <Button variant="default" onClick={close}>
            Leave it
          </Button>
        </div>
      </form>
    </Modal>
  );
}
