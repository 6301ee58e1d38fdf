import { Button, Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { call } from '../../api/http';
import { useCall } from '../../api/queries';
import type { Template, TemplateCheck } from '../../api/types';
import { plural } from '../../format/words';
import { Failure } from '../../parts/Failure';
import { Panel } from '../../parts/Panel';
import { State } from '../../parts/State';
import { offerUndo } from '../../parts/done';
import { useFilters } from '../../shell/filters';
import { may, useMe } from '../../shell/me';
import type { Schema } from './completion';
import classes from './loops.module.css';
import { Rehearsal } from './Rehearsal';
import { putTemplate, TEMPLATES, YAML } from './templates';
import { Versions } from './Versions';

const YamlEditor = lazy(() => import('./YamlEditor'));

interface Props {
  /** Undefined for a new one. */
  stored: Template | undefined;
  document: string;
  saved: (template: Template) => void;
  /** What else may be done with a stored one. */
  actions?: ReactNode;
}

/** Writes a template, says while it is written what is wrong with it, and what it would have opened. */
export function TemplateEditor({ stored, document, saved, actions }: Props) {
  const me = useMe();
  const filters = useFilters();
  const queries = useQueryClient();
  const [text, setText] = useState(document);
  const [settled] = useDebouncedValue(text, 350);
  const [goTo, setGoTo] = useState<{ line: number; column: number }>();
  const query = { tenant_id: filters.tenant };
  const schema = useCall<Schema>('/v1/improvements/template-schema', {}).data;
  const check = useQuery({
    queryKey: ['check', filters.tenant, settled],
    queryFn: ({ signal }) =>
      call<TemplateCheck>(`${TEMPLATES}/validate`, {
        method: 'POST',
        query,
        text: { type: YAML, body: settled },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const save = useMutation({
    mutationFn: (document: string) =>
      stored === undefined
        ? call<Template>(TEMPLATES, { method: 'POST', query, text: { type: YAML, body: document } })
        : putTemplate(stored.name, document, filters.tenant),
    onSuccess: async (template) => {
      setText(template.document ?? '');
      if (stored !== undefined) {
        const before = stored.document ?? '';
        offerUndo(`Version ${template.version} of ${template.name} holds from now on.`, async () => {
          await putTemplate(template.name, before, filters.tenant);
          setText(before);
        });
      }
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith(TEMPLATES),
      });
      saved(template);
    },
  });
  const faults = check.data?.faults ?? NO_FAULTS;
  const isSame = stored !== undefined && text === (stored.document ?? '');
  const canSave = check.data?.valid === true && settled === text && !isSame && may(me, 'improvements:write');
  return (
    <>
      <div className="row between">
        <div className="stack" style={{ gap: 4 }}>
          <h1>{stored?.name ?? 'A new template'}</h1>
          {stored !== undefined && (
            <span className="dim small" aria-live="polite">
              {save.isSuccess && isSame
                ? `Version ${stored.version} is stored. `
                : `Version ${stored.version}. `}
              Loops that are open go on with the version they began with.
            </span>
          )}
        </div>
        <div className="row">
          {check.data !== undefined && (
            <State shift={check.data.valid ? 'neutral' : 'worse'}>
              {check.data.valid ? 'it is a template' : `${faults.length} ${plural(faults.length, 'fault')}`}
            </State>
          )}
          {actions}
          <Button disabled={!canSave} loading={save.isPending} onClick={() => save.mutate(text)}>
            {stored === undefined ? 'Store it' : `Store as version ${stored.version + 1}`}
          </Button>
        </div>
      </div>
      {save.isError && <Failure error={save.error} />}
      <div className={classes.writing}>
        <Suspense fallback={<Skeleton height={380} />}>
          <YamlEditor
            label="Document, in YAML or JSON"
            value={text}
            change={setText}
            save={() => canSave && save.mutate(text)}
            faults={faults}
            schema={schema}
            goTo={goTo}
          />
        </Suspense>
        <div className="stack">
          <Panel title="What is wrong">
            {check.isError && <Failure error={check.error} />}
            {faults.length === 0 ? (
              <span className="dim">{check.data === undefined ? 'It is being looked at.' : 'Nothing.'}</span>
            ) : (
              <ul className={classes.faults} aria-live="polite">
                {faults.map((fault) => (
                  <li key={`${fault.pointer} ${fault.line} ${fault.detail}`}>
                    <button type="button" onClick={() => setGoTo({ line: fault.line, column: fault.column })}>
                      line {fault.line}, column {fault.column}
                    </button>
                    : <code>{fault.pointer === '' ? '/' : fault.pointer}</code> {fault.detail}
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          <Rehearsal document={settled} isValid={check.data?.valid === true} />
          {stored !== undefined && (
            <Versions
              template={stored}
              restore={may(me, 'improvements:write') ? (document) => save.mutate(document) : undefined}
            />
          )}
          <Panel title="How to write it">
            <div className="dim small stack" style={{ gap: 6 }}>
              <span>
                <kbd>Ctrl</kbd> <kbd>Space</kbd> offers what may be written here, with what it is for;{' '}
                <kbd>Ctrl</kbd> <kbd>S</kbd> stores it.
              </span>
              {check.data?.canonical != null && (
                <details>
                  <summary className={classes.summary}>With every value said</summary>
                  <pre className={classes.canonical} tabIndex={0}>
                    {check.data.canonical}
                  </pre>
                </details>
              )}
            </div>
          </Panel>
        </div>
      </div>
    </>
  );
}

const NO_FAULTS: TemplateCheck['faults'] = [];
