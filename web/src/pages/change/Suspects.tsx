import type { ChangePoint } from '../../api/types';
import { Empty } from '../../parts/Empty';
import { Icon } from '../../parts/Icon';
import { Panel } from '../../parts/Panel';
import { Time } from '../../parts/Time';
import classes from './change.module.css';

/** What people changed shortly before. */
export function Suspects({ change }: { change: ChangePoint }) {
  const suspects = change.detail?.suspects ?? [];
  return (
    <Panel title="Suspects">
      {suspects.length === 0 ? (
        <Empty
          title="No marker stands near its beginning."
          command={`./trimtab markers add -d ${change.domain} --kind deploy --label "release 42"`}
        >
          Tell of deployments, prompts and models as they go out:
        </Empty>
      ) : (
        suspects.map((marker) => (
          <div className={classes.suspect} key={marker.id}>
            <Icon name="flag" />
            <span>
              <strong>{marker.kind}</strong>{' '}
              {marker.url == null ? (
                marker.label
              ) : (
                <a href={marker.url} rel="noreferrer noopener" target="_blank">
                  {marker.label}
                </a>
              )}
              {marker.version != null && <span className="dim"> to {marker.version}</span>}
            </span>
            <span className="dim">
              <Time at={marker.occurred_at} as="since" />
            </span>
          </div>
        ))
      )}
    </Panel>
  );
}
