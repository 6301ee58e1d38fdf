import { Button, Drawer, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/http';
import { useDomains } from '../../api/queries';
import type { Domain, DomainSettings } from '../../api/types';
import { Answer } from '../../parts/Answer';
import { Empty } from '../../parts/Empty';
import { Failure } from '../../parts/Failure';
import { LabelledTable } from '../../parts/LabelledTable';
import { Panel } from '../../parts/Panel';
import { offerUndo } from '../../parts/done';
import parts from '../../parts/parts.module.css';
import { useFilters } from '../../shell/filters';
import { may, useMe } from '../../shell/me';

/** Who answers for a domain, where its traces are, how readily it raises alarms. */
export function Domains() {
  const me = useMe();
  const filters = useFilters();
  const domains = useDomains(filters.tenant);
  const [chosen, choose] = useState<Domain>();
  return (
    <Panel title="Domains">
      <Answer of={domains}>
        {(all) =>
          all.length === 0 ? (
            <Empty
              title="No domain has outcomes yet."
              command="./trimtab domains set support-bot --owner team-support"
            >
              A domain begins with its first event, or with its settings:
            </Empty>
          ) : (
            <LabelledTable
              label="Domains"
              columns={['Domain', 'Owner', 'Channel', 'Environment', 'Traces', 'Sensitivity', 'Actions']}
            >
              {all.map((domain) => (
                <tr key={domain.domain}>
                  <td className={parts.words}>
                    <strong>{domain.domain}</strong>
                  </td>
                  <td>{domain.owner ?? <span className="dim">nobody</span>}</td>
                  <td>{domain.channel ?? <span className="dim">none</span>}</td>
                  <td>{domain.environment ?? <span className="dim">none</span>}</td>
                  <td className="small">{domain.trace_url_template ?? <span className="dim">none</span>}</td>
                  <td>
                    {domain.sensitivity.length === 0 ? (
                      <span className="dim">the tenant&apos;s</span>
                    ) : (
                      `${domain.sensitivity.length} of its own`
                    )}
                  </td>
                  <td>
                    <Button
                      size="xs"
                      variant="default"
                      disabled={!may(me, 'outcomes:write')}
                      onClick={() => choose(domain)}
                      aria-label={`Change ${domain.domain}`}
                    >
                      Change
                    </Button>
                  </td>
                </tr>
              ))}
            </LabelledTable>
          )
        }
      </Answer>
      <Drawer
        opened={chosen !== undefined}
        onClose={() => choose(undefined)}
        position="right"
        title={`Domain ${chosen?.domain ?? ''}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {chosen !== undefined && <Form domain={chosen} close={() => choose(undefined)} />}
      </Drawer>
    </Panel>
  );
}

const TEXTS = [
  { field: 'owner', label: 'Owner', description: 'who answers for it' },
  { field: 'channel', label: 'Channel', description: 'where they are reached' },
  { field: 'environment', label: 'Environment', description: 'such as production' },
  {
    field: 'trace_url_template',
    label: 'Where its traces are',
    description: 'an address with {trace_id} in it',
  },
] as const;

function Form({ domain, close }: { domain: Domain; close: () => void }) {
  const filters = useFilters();
  const queries = useQueryClient();
  const { domain: name, owner, channel, environment, trace_url_template, scores, sensitivity } = domain;
  const before: DomainSettings = { owner, channel, environment, trace_url_template, scores, sensitivity };
  const [draft, setDraft] = useState(before);
  const whole = draft.sensitivity?.find((each) => each.event_type == null && each.metric_type == null);
  const others = draft.sensitivity?.filter((each) => each !== whole) ?? [];
  const put = (settings: DomainSettings) =>
    call(`/v1/domains/${encodeURIComponent(name)}`, {
      method: 'PUT',
      query: { tenant_id: filters.tenant },
      json: settings,
    });
  const save = useMutation({
    mutationFn: () => put(draft),
    onSuccess: async () => {
      offerUndo(`Settings of ${name} are changed.`, () => put(before));
      await queries.invalidateQueries();
      close();
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {TEXTS.map(({ field, label, description }) => (
        <TextInput
          key={field}
          label={label}
          description={description}
          value={draft[field] ?? ''}
          onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value || undefined })}
        />
      ))}
      <NumberInput
        label="False alarms that are acceptable, in a series and year"
        description="of all its series; empty for what the tenant has"
        min={0.001}
        max={1000}
        value={whole?.false_alarms_per_year ?? ''}
        onChange={(value) =>
          setDraft({
            ...draft,
            sensitivity:
              typeof value === 'number' ? [{ ...whole, false_alarms_per_year: value }, ...others] : others,
          })
        }
      />
      {others.length > 0 && (
        <span className="dim small">{others.length} sensitivities of single series stay as they are.</span>
      )}
      {save.isError && <Failure error={save.error} />}
      <Button type="submit" loading={save.isPending}>
        Save the domain
      </Button>
    </form>
  );
}
