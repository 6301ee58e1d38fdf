import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useCall } from '../api/queries';
import type { LibraryTemplate, Template as StoredTemplate } from '../api/types';
import { Answer } from '../parts/Answer';
import { useFilters, useLink } from '../shell/filters';
import { TemplateEditor } from './loops/TemplateEditor';

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
  const link = useLink();
  const filters = useFilters();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const from = params.get('from');
  const isNew = name === 'new';
  const stored = useCall<StoredTemplate>(
    `/v1/improvements/templates/${encodeURIComponent(name)}`,
    { tenant_id: filters.tenant },
    { enabled: !isNew },
  );
  const library = useCall<LibraryTemplate[]>(
    '/v1/improvements/template-library',
    {},
    { enabled: from !== null },
  );
  const saved = (template: StoredTemplate) =>
    void navigate(link(`/loops/templates/${encodeURIComponent(template.name)}`), { replace: true });
  if (!isNew) {
    return (
      <Answer of={stored} height={480}>
        {(template) => (
          <TemplateEditor key={template.name} name={name} document={template.document ?? ''} saved={saved} />
        )}
      </Answer>
    );
  }
  if (from !== null) {
    return (
      <Answer of={library} height={480}>
        {(all) => (
          <TemplateEditor
            name={undefined}
            document={all.find((each) => each.name === from)?.document ?? EMPTY}
            saved={saved}
          />
        )}
      </Answer>
    );
  }
  return <TemplateEditor name={undefined} document={EMPTY} saved={saved} />;
}
