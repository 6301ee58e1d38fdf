import { Button, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call } from '../../api/http';
import type { Template, TemplateCheck } from '../../api/types';
import { plural } from '../../format/words';
import { Failure } from '../../parts/Failure';
import { Panel } from '../../parts/Panel';
import { State } from '../../parts/State';
import { useFilters } from '../../shell/filters';
import { may, useMe } from '../../shell/me';
import classes from './loops.module.css';
import { Rehearsal } from './Rehearsal';

const PATH = '/v1/improvements/templates';
const YAML = 'application/yaml';

/** Where a line begins, and where it ends. */
export function lineRange(text: string, line: number): [number, number] {
  const lines = text.split('\n');
  const begin = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return [begin, begin + (lines[line - 1]?.length ?? 0)];
}

/** Writes a template, says while it is written what is wrong with it, and what it would have opened. */
export function TemplateEditor(props: {
  name: string | undefined;
  document: string;
  saved: (template: Template) => void;
}) {
  const me = useMe();
  const filters = useFilters();
  const queries = useQueryClient();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(props.document);
  const [settled] = useDebouncedValue(text, 350);
  const query = { tenant_id: filters.tenant };
  const check = useQuery({
    queryKey: ['check', filters.tenant, settled],
    queryFn: ({ signal }) =>
      call<TemplateCheck>(`${PATH}/validate`, {
        method: 'POST',
        query,
        text: { type: YAML, body: settled },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const save = useMutation({
    mutationFn: () =>
      props.name === undefined
        ? call<Template>(PATH, { method: 'POST', query, text: { type: YAML, body: text } })
        : call<Template>(`${PATH}/${encodeURIComponent(props.name)}`, {
            method: 'PUT',
            query,
            text: { type: YAML, body: text },
          }),
    onSuccess: async (template) => {
      await queries.invalidateQueries({ queryKey: [PATH] });
      props.saved(template);
    },
  });
  const faults = check.data?.faults ?? [];
  const show = (line: number) => {
    const [begin, end] = lineRange(text, line);
    area.current?.focus();
    area.current?.setSelectionRange(begin, end);
  };
  return (
    <>
      <div className="row between">
        <h1>{props.name ?? 'A new template'}</h1>
        <div className="row">
          {check.data !== undefined && (
            <State shift={check.data.valid ? 'neutral' : 'worse'}>
              {check.data.valid ? 'it is a template' : `${faults.length} ${plural(faults.length, 'fault')}`}
            </State>
          )}
          <Button
            disabled={check.data?.valid !== true || !may(me, 'improvements:write')}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {props.name === undefined ? 'Store it' : 'Store the next version'}
          </Button>
        </div>
      </div>
      {save.isError && <Failure error={save.error} />}
      <div className="two">
        <Panel title="Document">
          <Textarea
            ref={area}
            className={classes.editor ?? ''}
            aria-label="Document, in YAML or JSON"
            autosize
            minRows={18}
            maxRows={40}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Panel>
        <div className="stack">
          <Panel title="What is wrong">
            {check.isError && <Failure error={check.error} />}
            {faults.length === 0 ? (
              <span className="dim">{check.data === undefined ? 'It is being looked at.' : 'Nothing.'}</span>
            ) : (
              <ul className={classes.faults} aria-live="polite">
                {faults.map((fault) => (
                  <li key={`${fault.pointer} ${fault.line} ${fault.detail}`}>
                    <button type="button" onClick={() => show(fault.line)}>
                      line {fault.line}
                    </button>
                    : {fault.detail}
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          <Rehearsal document={settled} isValid={check.data?.valid === true} />
        </div>
      </div>
    </>
  );
}
