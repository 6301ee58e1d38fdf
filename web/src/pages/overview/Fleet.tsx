import { Link } from 'react-router';
import { useFleet, useTenants } from '../../api/queries';
import { count } from '../../format/numbers';
import { headline, regressions } from '../../format/sentences';
import { Answer } from '../../parts/Answer';
import { Empty } from '../../parts/Empty';
import { LabelledTable } from '../../parts/LabelledTable';
import { Panel } from '../../parts/Panel';
import { State } from '../../parts/State';
import { Time } from '../../parts/Time';
import parts from '../../parts/parts.module.css';
import { useLink } from '../../shell/filters';
import { Attention } from './Attention';
import classes from './overview.module.css';

/** All tenants, for the operator: whose series got worse. */
export function Fleet() {
  const link = useLink();
  const fleet = useFleet(true);
  const tenants = useTenants(true);
  const changes = fleet.data?.change_points.map((ranked) => ranked.change_point) ?? [];
  const worse = new Set(regressions(changes).map((change) => change.tenant_id)).size;
  return (
    <>
      <div className={classes.headline}>
        <div className="stack" style={{ gap: 6 }}>
          <h1>{fleet.data === undefined ? 'The fleet' : headline(changes).text}</h1>
          {fleet.data !== undefined && (
            <p>
              {worse} of {tenants.data?.length ?? 0} tenants, {count(fleet.data.series)} series watched.
            </p>
          )}
        </div>
      </div>
      <div className={classes.columns}>
        <Panel title="Tenants">
          <Answer of={tenants}>
            {(all) =>
              all.length === 0 ? (
                <Empty
                  title="There is no tenant yet."
                  command="./trimtab keys create --tenant acme --scope admin --name anna"
                >
                  A tenant begins with its first key or event.
                </Empty>
              ) : (
                <LabelledTable
                  label="Tenants"
                  columns={[
                    'Tenant',
                    'State',
                    { name: 'Events', number: true },
                    { name: 'Series', number: true },
                    'Since',
                  ]}
                >
                  {all.map((tenant) => {
                    const bad = regressions(
                      changes.filter((each) => each.tenant_id === tenant.tenant_id),
                    ).length;
                    return (
                      <tr key={tenant.tenant_id}>
                        <td>
                          <Link to={link('/', { tenant: tenant.tenant_id })}>{tenant.tenant_id}</Link>
                        </td>
                        <td>
                          <State shift={bad > 0 ? 'worse' : 'neutral'}>
                            {bad > 0 ? `${bad} worse` : 'nothing worse'}
                          </State>
                        </td>
                        <td className={parts.number}>{count(tenant.events)}</td>
                        <td className={parts.number}>{count(tenant.series)}</td>
                        <td>{tenant.created_at != null && <Time at={tenant.created_at} />}</td>
                      </tr>
                    );
                  })}
                </LabelledTable>
              )
            }
          </Answer>
        </Panel>
        <Answer of={fleet}>{() => <Attention changes={changes} ofMany />}</Answer>
      </div>
    </>
  );
}
