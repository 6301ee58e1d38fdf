import { Button, Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { call } from '../api/http';
import { useCall } from '../api/queries';
import type { LibraryTemplate, Template as StoredTemplate } from '../api/types';
import { Answer } from '../parts/Answer';
import { Failure } from '../parts/Failure';
import { offerUndo } from '../parts/done';
import { useFilters, useLink } from '../shell/filters';
import { may, useMe } from '../shell/me';
import { TemplateEditor } from './loops/TemplateEditor';
import { bringBack, templatePath, turned, turnTemplate } from './loops/templates';

const EMPTY = `name: watch
description: Opens a research request for every significant decline of success.
match: {metric_type: success_rate}
trigger: change_point
steps:
  - intake
  - verify
`;

/** A template in the editor: a stored one, one of the library, or a new one. */
export default function Template() {
  const { name = 'new' } = useParams();
  return name === 'new' ? <New /> : <Stored name={name} />;
}

function New() {
  const link = useLink();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const from = params.get('from');
  const library = useCall<LibraryTemplate[]>(
    '/v1/improvements/template-library',
    {},
    { enabled: from !== null },
  );
  const saved = (template: StoredTemplate) =>
    void navigate(link(`/loops/templates/${encodeURIComponent(template.name)}`), { replace: true });
  if (from === null) {
    return <TemplateEditor stored={undefined} document={EMPTY} saved={saved} />;
  }
  return (
    <Answer of={library} height={480}>
      {(all) => (
        <TemplateEditor
          stored={undefined}
          document={all.find((each) => each.name === from)?.document ?? EMPTY}
          saved={saved}
        />
      )}
    </Answer>
  );
}

function Stored({ name }: { name: string }) {
  const filters = useFilters();
  const stored = useCall<StoredTemplate>(templatePath(name), { tenant_id: filters.tenant });
  return (
    <Answer of={stored} height={480}>
      {(template) => (
        <TemplateEditor
          key={template.name}
          stored={template}
          document={template.document ?? ''}
          saved={() => undefined}
          actions={<Actions template={template} />}
        />
      )}
    </Answer>
  );
}

function Actions({ template }: { template: StoredTemplate }) {
  const me = useMe();
  const link = useLink();
  const navigate = useNavigate();
  const filters = useFilters();
  const queries = useQueryClient();
  const { tenant } = filters;
  const turn = useMutation({
    mutationFn: () => turnTemplate(template, !template.enabled, tenant),
    onSuccess: () => {
      offerUndo(turned(template), () => turnTemplate(template, template.enabled, tenant));
      return queries.invalidateQueries();
    },
  });
  const remove = useMutation({
    mutationFn: () => call(templatePath(template.name), { method: 'DELETE', query: { tenant_id: tenant } }),
    onSuccess: async () => {
      offerUndo(`${template.name} is deleted. Loops that are open go on.`, () => bringBack(template, tenant));
      await navigate(link('/loops/templates'));
    },
  });
  if (!may(me, 'improvements:write')) {
    return null;
  }
  return (
    <>
      <Switch
        label={template.enabled ? 'Opens loops' : 'Is off'}
        checked={template.enabled}
        disabled={turn.isPending}
        onChange={() => turn.mutate()}
      />
      <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
        Delete
      </Button>
      {turn.isError && <Failure error={turn.error} />}
      {remove.isError && <Failure error={remove.error} />}
    </>
  );
}
