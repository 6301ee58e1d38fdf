import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '../../api/queries';
import type { Template, TemplateVersion } from '../../api/types';
import { Answer } from '../../parts/Answer';
import { Panel } from '../../parts/Panel';
import { Time } from '../../parts/Time';
import { useFilters } from '../../shell/filters';
import { Difference } from './Difference';
import { templatePath } from './templates';
import classes from './versions.module.css';

const FEW = 5;

interface Props {
  /** As it is now. */
  template: Template;
  /** Stores a document as the next version; undefined where one may not. */
  restore: ((document: string) => void) | undefined;
}

/** What a template said before: each version held against the one that holds. */
export function Versions({ template, restore }: Props) {
  const filters = useFilters();
  const [isWhole, setWhole] = useState(false);
  const [shown, show] = useState<number>();
  const versions = useCall<TemplateVersion[]>(`${templatePath(template.name)}/versions`, {
    tenant_id: filters.tenant,
    limit: 200,
  });
  return (
    <Panel title="Versions">
      <Answer of={versions} height={60}>
        {(all) => (
          <>
            <ul className={classes.versions}>
              {all.slice(0, isWhole ? undefined : FEW).map((each) => (
                <li key={each.version}>
                  <span>
                    <strong>Version {each.version}</strong>{' '}
                    <span className="dim small">
                      <Time at={each.written_at} /> by {each.written_by}
                    </span>
                  </span>
                  {each.version === template.version ? (
                    <span className="dim small">holds</span>
                  ) : (
                    <Button
                      size="xs"
                      variant="default"
                      onClick={() => show(each.version)}
                      aria-label={`Compare version ${each.version}`}
                    >
                      Compare
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {all.length > FEW && (
              <Button size="xs" variant="subtle" onClick={() => setWhole(!isWhole)}>
                {isWhole ? 'Fewer' : `All ${all.length}`}
              </Button>
            )}
          </>
        )}
      </Answer>
      <Modal
        opened={shown !== undefined}
        onClose={() => show(undefined)}
        size="xl"
        title={`${template.name}: version ${shown ?? ''} against version ${template.version}, which holds`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {shown !== undefined && (
          <Compared
            template={template}
            version={shown}
            restore={
              restore &&
              ((document) => {
                restore(document);
                show(undefined);
              })
            }
          />
        )}
      </Modal>
    </Panel>
  );
}

function Compared({ template, version, restore }: Props & { version: number }) {
  const filters = useFilters();
  const before = useCall<Template>(`${templatePath(template.name)}/versions/${version}`, {
    tenant_id: filters.tenant,
  });
  return (
    <Answer of={before} height={240}>
      {(old) => (
        <div className="stack">
          <Difference before={old.document ?? ''} after={template.document ?? ''} />
          {restore !== undefined && (
            <div className="row">
              <Button onClick={() => restore(old.document ?? '')}>Restore this version</Button>
              <span className="dim small">
                It becomes version {template.version + 1}. Loops that are open go on with theirs.
              </span>
            </div>
          )}
        </div>
      )}
    </Answer>
  );
}
