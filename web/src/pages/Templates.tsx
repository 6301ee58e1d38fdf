import { Button, Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useCall } from '../api/queries';
import type { LibraryTemplate, Template } from '../api/types';
import { Answer } from '../parts/Answer';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { LabelledTable } from '../parts/LabelledTable';
import { Panel } from '../parts/Panel';
import { Time } from '../parts/Time';
import { offerUndo } from '../parts/done';
import parts from '../parts/parts.module.css';
import { useFilters, useLink } from '../shell/filters';
import { isOperator, may, useMe } from '../shell/me';
import classes from './loops/loops.module.css';
import { turned, turnTemplate } from './loops/templates';

const PATH = '/v1/improvements/templates';

/** When a series like this declines, do these steps, then verify like this. */
export default function Templates() {
  const me = useMe();
  const link = useLink();
  const filters = useFilters();
  const isUnchosen = isOperator(me) && filters.tenant === undefined;
  const templates = useCall<Template[]>(PATH, { tenant_id: filters.tenant }, { enabled: !isUnchosen });
  const library = useCall<LibraryTemplate[]>('/v1/improvements/template-library', {});
  if (isUnchosen) {
    return <Empty title="Choose a tenant above.">Templates are of one tenant.</Empty>;
  }
  const enabled = templates.data?.filter((template) => template.enabled).length ?? 0;
  return (
    <>
      <div className="row between">
        <h1>
          {enabled === 0
            ? 'No template opens loops yet'
            : `${enabled} of ${templates.data?.length ?? 0} templates open loops`}
        </h1>
        <Button component={Link} to={link('/loops/templates/new')}>
          Write a template
        </Button>
      </div>
      <Panel title="Yours">
        <Answer of={templates}>
          {(all) =>
            all.length === 0 ? (
              <Empty title="There is none.">Take one of the library below, as it is or changed.</Empty>
            ) : (
              <Stored templates={all} />
            )
          }
        </Answer>
      </Panel>
      <Panel title="Library">
        <Answer of={library}>
          {(all) => (
            <ul className={classes.library}>
              {all.map((template) => (
                <li key={template.name}>
                  <div style={{ maxWidth: '80ch' }}>
                    <strong>{template.name}</strong>
                    <div className="dim small">{template.description}</div>
                  </div>
                  <Button
                    size="xs"
                    variant="default"
                    component={Link}
                    to={link('/loops/templates/new', { from: template.name })}
                    aria-label={`Begin with it: ${template.name}`}
                  >
                    Begin with it
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Answer>
      </Panel>
    </>
  );
}

function Stored({ templates }: { templates: readonly Template[] }) {
  const me = useMe();
  const link = useLink();
  const filters = useFilters();
  const queries = useQueryClient();
  const turn = useMutation({
    mutationFn: (template: Template) => turnTemplate(template, !template.enabled, filters.tenant),
    onSuccess: (_, template) => {
      offerUndo(turned(template), () => turnTemplate(template, template.enabled, filters.tenant));
      return queries.invalidateQueries({ queryKey: [PATH] });
    },
  });
  return (
    <>
      {turn.isError && <Failure error={turn.error} />}
      <LabelledTable
        label="Templates"
        columns={['Template', 'Trigger', { name: 'Priority', number: true }, 'Changed', 'Opens loops']}
      >
        {templates.map((template) => (
          <tr key={template.name}>
            <td>
              <Link to={link(`/loops/templates/${encodeURIComponent(template.name)}`)}>{template.name}</Link>
              <div className="dim small">{template.description}</div>
            </td>
            <td>{template.trigger.replace('_', ' ')}</td>
            <td className={parts.number}>{template.priority}</td>
            <td>
              <Time at={template.updated_at} />
              <div className="dim small">
                version {template.version} by {template.updated_by}
              </div>
            </td>
            <td>
              <Switch
                aria-label={`${template.name} opens loops`}
                checked={template.enabled}
                disabled={!may(me, 'improvements:write') || turn.isPending}
                onChange={() => turn.mutate(template)}
              />
            </td>
          </tr>
        ))}
      </LabelledTable>
    </>
  );
}
