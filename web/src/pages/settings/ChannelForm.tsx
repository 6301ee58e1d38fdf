import { Button, Drawer, PasswordInput, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/http';
import type { Channel } from '../../api/types';
import { Command } from '../../parts/Command';
import { Failure } from '../../parts/Failure';
import { useFilters } from '../../shell/filters';
import { channelOf, FIELDS, keyOf, KINDS, typedOf, type ChannelKind, type Field } from './channelDraft';

const PATH = '/v1/improvements/channels';

/** Makes a channel or changes one; the key that signs a webhook is shown this once. */
export function ChannelForm({ channel, close }: { channel: Channel | undefined; close: () => void }) {
  const [made, setMade] = useState<Channel>();
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      title={channel === undefined ? 'A new channel' : `Channel ${channel.name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {made?.signing_key == null ? (
        <Form
          channel={channel}
          saved={(next) => {
            if (next.signing_key == null) {
              close();
            } else {
              setMade(next);
            }
          }}
        />
      ) : (
        <div className="stack">
          <strong>{made.name} signs its calls with this key.</strong>
          <span>
            It is shown this once. Whoever receives the calls needs it to check that they are genuine.
          </span>
          <Command text={made.signing_key} label="Copy the key" />
          <Button onClick={close}>I have kept it</Button>
        </div>
      )}
    </Drawer>
  );
}

function Form({ channel, saved }: { channel: Channel | undefined; saved: (channel: Channel) => void }) {
  const filters = useFilters();
  const queries = useQueryClient();
  const [name, setName] = useState(channel?.name ?? '');
  const [kind, setKind] = useState<ChannelKind>(channel?.kind ?? 'webhook');
  const [typed, setTyped] = useState(channel === undefined ? {} : typedOf(channel));
  const save = useMutation({
    mutationFn: (rotate: boolean) => {
      const json = channelOf(kind, typed, channel);
      return call<Channel>(`${PATH}/${encodeURIComponent(name.trim())}`, {
        method: 'PUT',
        query: { tenant_id: filters.tenant },
        json: rotate ? { ...json, secret: { ...json.secret, rotate } } : json,
      });
    },
    onSuccess: async (next) => {
      await queries.invalidateQueries({ queryKey: [PATH] });
      saved(next);
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(false);
      }}
    >
      {channel === undefined && (
        <>
          <TextInput
            label="Name"
            description="What steps of templates know it by."
            required
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label="Kind"
            allowDeselect={false}
            data={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
            value={kind}
            onChange={(next) => setKind((next ?? 'webhook') as ChannelKind)}
          />
        </>
      )}
      {FIELDS[kind].map((field) => (
        <Input
          key={`${kind} ${keyOf(field)}`}
          field={field}
          isKept={channel?.has_secret === true && channel.kind === kind}
          value={typed[keyOf(field)] ?? ''}
          change={(value) => setTyped({ ...typed, [keyOf(field)]: value })}
        />
      ))}
      {save.isError && <Failure error={save.error} />}
      <div className="row">
        <Button type="submit" loading={save.isPending}>
          {channel === undefined ? 'Add the channel' : 'Save it'}
        </Button>
        {channel?.kind === 'webhook' && (
          <Button variant="default" loading={save.isPending} onClick={() => save.mutate(true)}>
            Save with a new key
          </Button>
        )}
      </div>
      {channel?.kind === 'webhook' && (
        <span className="dim small">With a new key, the one before signs too for another day.</span>
      )}
    </form>
  );
}

function Input({
  field,
  isKept,
  value,
  change,
}: {
  field: Field;
  isKept: boolean;
  value: string;
  change: (value: string) => void;
}) {
  const shared = {
    label: field.label,
    required: field.isNeeded === true,
    placeholder: field.isSecret && isKept ? 'kept; leave it empty to keep it' : (field.hint ?? ''),
    value,
  };
  if (field.isSecret) {
    return (
      <PasswordInput {...shared} autoComplete="off" onChange={(event) => change(event.currentTarget.value)} />
    );
  }
  return field.isList === true ? (
    <Textarea {...shared} autosize minRows={2} onChange={(event) => change(event.currentTarget.value)} />
  ) : (
    <TextInput {...shared} onChange={(event) => change(event.currentTarget.value)} />
  );
}
