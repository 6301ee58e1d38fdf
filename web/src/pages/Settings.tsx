import { Tabs } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import { Empty } from '../parts/Empty';
import { useFilters, useLink } from '../shell/filters';
import { isOperator, settingsOf, useMe } from '../shell/me';
import { Audit } from './settings/Audit';
import { Channels } from './settings/Channels';
import { Domains } from './settings/Domains';
import { Keys } from './settings/Keys';
import { TenantForm } from './settings/TenantForm';
import { Tenants } from './settings/Tenants';

const PAGES: Record<string, { needsTenant?: boolean; page: () => React.ReactNode }> = {
  keys: { page: () => <Keys /> },
  tenants: { page: () => <Tenants /> },
  domains: { needsTenant: true, page: () => <Domains /> },
  tenant: { needsTenant: true, page: () => <TenantForm /> },
  channels: { needsTenant: true, page: () => <Channels /> },
  audit: { page: () => <Audit /> },
};

/** Who gets in, what is kept, how readily alarms are raised. */
export default function Settings() {
  const me = useMe();
  const link = useLink();
  const filters = useFilters();
  const navigate = useNavigate();
  const isUnchosen = isOperator(me) && filters.tenant === undefined;
  const parts = settingsOf(me);
  const { part = parts[0]?.path ?? 'domains' } = useParams();
  return (
    <>
      <h1>Settings</h1>
      <Tabs
        value={part}
        onChange={(next) => void navigate(link(`/settings/${next ?? ''}`))}
        keepMounted={false}
        color="ink"
      >
        <Tabs.List mb="md">
          {parts.map((each) => (
            <Tabs.Tab key={each.path} value={each.path}>
              {each.name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {parts.map((each) => (
          <Tabs.Panel key={each.path} value={each.path}>
            {PAGES[each.path]?.needsTenant === true && isUnchosen ? (
              <Empty title="Choose a tenant above.">These settings are of one tenant.</Empty>
            ) : (
              PAGES[each.path]?.page()
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
