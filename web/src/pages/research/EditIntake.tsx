import { Button, NumberInput, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, CallError, faultAt } from '../../api/http';
import type { Intake } from '../../api/types';
import { Failure } from '../../parts/Failure';
import { useFilters } from '../../shell/filters';
import { Classification } from './Classification';
import { changesOf, draftOf, type IntakeDraft } from './intake';

const CONFLICT = 409;

type Texts = 'summary' | 'findings' | 'recommendations' | 'risks' | 'opportunities' | 'roadmap';

/** Writes a request anew: what was found out, what it is about, what comes of it. */
export function EditIntake({ intake, path, close }: { intake: Intake; path: string; close: () => void }) {
  const filters = useFilters();
  const queries = useQueryClient();
  // What was there when the writing began: it may be read anew behind this form.
  const [begun] = useState(intake);
  const [revision, setRevision] = useState(intake.revision);
  const [draft, setDraft] = useState(draftOf(intake));
  const change = (part: Partial<IntakeDraft>) => setDraft({ ...draft, ...part });
  const save = useMutation({
    mutationFn: () =>
      call<Intake>(path, {
        method: 'PATCH',
        query: { tenant_id: filters.tenant },
        json: { ...changesOf(begun, draft), revision },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['/v1/improvements/intakes'] });
      await queries.invalidateQueries({ queryKey: [path] });
      close();
    },
  });
  const isOvertaken = save.error instanceof CallError && save.error.status === CONFLICT;
  const theirs = useMutation({
    mutationFn: () => call<Intake>(path, { query: { tenant_id: filters.tenant } }),
    onSuccess: (now) => {
      setRevision(now.revision);
      save.reset();
    },
  });
  const text = (field: Texts, label: string, pointer: string, description?: string) => (
    <Textarea
      label={label}
      description={description}
      autosize
      minRows={2}
      value={draft[field]}
      error={faultUnder(save.error, pointer)}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {text('findings', 'Findings', '/analysis/key_findings', 'what is so; one a line')}
      {text('recommendations', 'Recommendations', '/analysis/recommendations', 'what to do; one a line')}
      {text('risks', 'Risks', '/analysis/risks', 'one a line')}
      {text('opportunities', 'Opportunities', '/analysis/opportunities', 'one a line')}
      <About draft={draft} change={change} error={save.error} />
      {text('summary', 'What is known', '/content/summary')}
      <TagsInput
        label="Backlog"
        description="keys or links of entries"
        value={draft.backlog}
        error={faultUnder(save.error, '/tracking/backlog_refs')}
        onChange={(backlog) => change({ backlog })}
      />
      {text('roadmap', 'What it changes of what was planned', '/tracking/roadmap_impact')}
      <TextInput
        label="When or with what it is to be there"
        value={draft.target}
        error={faultAt(save.error, '/tracking/implementation_target')}
        onChange={(event) => change({ target: event.currentTarget.value })}
      />
      {save.isError && (
        <Failure error={save.error} isAtFields={(pointer) => pointer.split('/').length >= 3} />
      )}
      {isOvertaken && (
        <div className="row">
          <span className="small">
            What you wrote is kept here. Saved over it, the parts that you changed take the place of theirs.
          </span>
          <Button size="xs" variant="default" loading={theirs.isPending} onClick={() => theirs.mutate()}>
            Write over it
          </Button>
        </div>
      )}
      <div className="row">
        <Button type="submit" loading={save.isPending}>
          Save the request
        </Button>
        <Button variant="default" onClick={close}>
          Leave it
        </Button>
      </div>
    </form>
  );
}

/** The fault of a field, or of one of its items. */
function faultUnder(error: unknown, pointer: string): string | undefined {
  const faults = error instanceof CallError ? error.faults : [];
  return faults.find((fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`))?.detail;
}

function About({
  draft,
  change,
  error,
}: {
  draft: IntakeDraft;
  change: (part: Partial<IntakeDraft>) => void;
  error: unknown;
}) {
  return (
    <>
      <TextInput
        label="What is to be found out"
        required
        value={draft.title}
        error={faultAt(error, '/content/title')}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <div className="two" style={{ gridTemplateColumns: 'repeat(auto-fit, minmax(160px, 1fr))' }}>
        <Classification draft={draft} change={change} />
        <TextInput
          label="Category"
          required
          value={draft.category}
          error={faultAt(error, '/classification/category')}
          onChange={(event) => change({ category: event.currentTarget.value })}
        />
        <NumberInput
          label="Priority, 1 to 10"
          min={1}
          max={10}
          allowDecimal={false}
          value={draft.priority ?? ''}
          error={faultAt(error, '/relevance/priority_score')}
          onChange={(value) => change({ priority: typeof value === 'number' ? value : undefined })}
        />
      </div>
      <TagsInput
        label="Areas it matters to"
        value={draft.areas}
        error={faultUnder(error, '/relevance/impact_areas')}
        onChange={(areas) => change({ areas })}
      />
      <TagsInput
        label="Agents that are affected"
        value={draft.agents}
        error={faultUnder(error, '/relevance/affected_agents')}
        onChange={(agents) => change({ agents })}
      />
      <TextInput
        label="Where it comes from"
        value={draft.source}
        error={faultAt(error, '/content/source')}
        onChange={(event) => change({ source: event.currentTarget.value })}
      />
      <TextInput
        label="Of when that is"
        type="date"
        value={draft.sourceDate}
        error={faultAt(error, '/content/source_date')}
        onChange={(event) => change({ sourceDate: event.currentTarget.value })}
      />
    </>
  );
}
