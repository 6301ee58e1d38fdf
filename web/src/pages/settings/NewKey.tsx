import { Button, Checkbox, Modal, MultiSelect, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, faultAt } from '../../api/http';
import type { KeyCreated, Quotas } from '../../api/types';
import { Failure } from '../../parts/Failure';
import { useFilters } from '../../shell/filters';
import { isOperator, useMe } from '../../shell/me';
import { QuotaFields } from './QuotaFields';

const SCOPES = [
  'outcomes:read',
  'outcomes:write',
  'improvements:read',
  'improvements:write',
  'improvements:approve',
  'operations:read',
  'operations:control',
  'admin',
];

const NEVER = 'never';
const LIVES = [
  { value: NEVER, label: 'never' },
  { value: '1', label: 'in a day' },
  { value: '30', label: 'in 30 days' },
  { value: '365', label: 'in a year' },
];

function expiry(life: string): string | undefined {
  return life === NEVER ? undefined : new Date(Date.now() + Number(life) * 86_400_000).toISOString();
}

/** Asks whose, what for and how long. */
export function NewKey(props: { isOpen: boolean; close: () => void; made: (key: KeyCreated) => void }) {
  const me = useMe();
  const filters = useFilters();
  const [name, setName] = useState('');
  const [tenant, setTenant] = useState(filters.tenant ?? '');
  const [scopes, setScopes] = useState(['outcomes:read', 'outcomes:write']);
  const [life, setLife] = useState(NEVER);
  const [quotas, setQuotas] = useState<Quotas>();
  const make = useMutation({
    mutationFn: () =>
      call<KeyCreated>('/v1/keys', {
        method: 'POST',
        json: {
          name,
          scopes,
          expires_at: expiry(life),
          quotas,
          ...(isOperator(me) ? { tenant_id: tenant } : {}),
        },
      }),
    onSuccess: (key) => {
      setName('');
      setQuotas(undefined);
      props.made(key);
    },
  });
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.close}
      title="Create a key"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <TextInput
          label="Name"
          placeholder="who or what will use it"
          required
          data-autofocus
          value={name}
          error={faultAt(make.error, '/name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {isOperator(me) && (
          <TextInput
            label="Tenant"
            description="A new name begins a tenant; * makes an operator's key."
            required
            value={tenant}
            error={faultAt(make.error, '/tenant_id')}
            onChange={(event) => setTenant(event.currentTarget.value)}
          />
        )}
        <MultiSelect
          label="Scopes"
          description="what it may do: as little as will do"
          required
          data={SCOPES}
          value={scopes}
          error={faultAt(make.error, '/scopes')}
          onChange={setScopes}
        />
        <Select
          label="Expires"
          data={LIVES}
          value={life}
          allowDeselect={false}
          onChange={(next) => setLife(next ?? NEVER)}
        />
        <Checkbox
          label="Bound what is done with it"
          description="within what its tenant may do"
          checked={quotas !== undefined}
          onChange={(event) => setQuotas(event.currentTarget.checked ? {} : undefined)}
        />
        {quotas !== undefined && (
          <QuotaFields quotas={quotas} set={setQuotas} otherwise={() => "its tenant's"} error={make.error} />
        )}
        {make.isError && (
          <Failure
            error={make.error}
            isAtFields={(pointer) => /^\/(name|tenant_id|scopes|quotas\/\w+)$/.test(pointer)}
          />
        )}
        <Button type="submit" loading={make.isPending}>
          Create the key
        </Button>
      </form>
    </Modal>
  );
}
