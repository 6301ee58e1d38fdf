import { Link } from 'react-router';
import { useTenants } from '../../api/queries';
import type { Tenant } from '../../api/types';
import { count } from '../../format/numbers';
import { Answer } from '../../parts/Answer';
import { Empty } from '../../parts/Empty';
import { Panel } from '../../parts/Panel';
import { Time } from '../../parts/Time';
import parts from '../../parts/parts.module.css';
import { useLink } from '../../shell/filters';

function keeps(tenant: Tenant): string {
  const days = tenant.settings.retention?.raw_days;
  if (days == null) {
    return "as the server's default";
  }
  return days === 0 ? 'for ever' : `${count(days)} days`;
}

/** Every tenant, for the operator. */
export function Tenants() {
  const link = useLink();
  const tenants = useTenants(true);
  return (
    <Panel title="Tenants">
      <Answer of={tenants}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="There is no tenant yet.">One begins with its first key or event.</Empty>
          ) : (
            <div className={parts.scroll} tabIndex={0} role="region" aria-label="Tenants">
              <table className={parts.table}>
                <thead>
                  <tr>
                    <th scope="col">Tenant</th>
                    <th scope="col" className={parts.number}>
                      Events
                    </th>
                    <th scope="col" className={parts.number}>
                      Series
                    </th>
                    <th scope="col">Events are kept</th>
                    <th scope="col">Since</th>
                    <th scope="col">Settings</th>
                  </tr>
                </thead>
                <tbody>
                  {all.map((tenant) => (
                    <tr key={tenant.tenant_id}>
                      <td>
                        <strong>{tenant.tenant_id}</strong>
                        {tenant.deleting_since != null && <div className="dim small">is being deleted</div>}
                      </td>
                      <td className={parts.number}>{count(tenant.events)}</td>
                      <td className={parts.number}>{count(tenant.series)}</td>
                      <td>{keeps(tenant)}</td>
                      <td>{tenant.created_at == null ? 'no events yet' : <Time at={tenant.created_at} />}</td>
                      <td>
                        <Link to={link('/settings/tenant', { tenant: tenant.tenant_id })}>Change</Link>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
    </Panel>
  );
}
