import { Tabs } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import { Empty } from '../parts/Empty';
import { useFilters, useLink } from '../shell/filters';
import { isOperator, may, useMe } from '../shell/me';
import { Audit } from './settings/Audit';
import { Channels } from './settings/Channels';
import { Domains } from './settings/Domains';
import { Keys } from './settings/Keys';
import { TenantForm } from './settings/TenantForm';
import { Tenants } from './settings/Tenants';

interface Part {
  path: string;
  name: string;
  needsAdmin: boolean;
  isOperators?: boolean;
  needsTenant?: boolean;
  page: () => React.ReactNode;
}

const PARTS: readonly Part[] = [
  { path: 'keys', name: 'Keys', needsAdmin: true, page: () => <Keys /> },
  { path: 'tenants', name: 'Tenants', needsAdmin: true, isOperators: true, page: () => <Tenants /> },
  { path: 'domains', name: 'Domains', needsAdmin: false, needsTenant: true, page: () => <Domains /> },
  {
    path: 'tenant',
    name: 'Sensitivity and retention',
    needsAdmin: true,
    needsTenant: true,
    page: () => <TenantForm />,
  },
  {
    path: 'channels',
    name: 'Channels',
    needsAdmin: true,
    needsTenant: true,
    page: () => <Channels />,
  },
  { path: 'audit', name: 'Audit', needsAdmin: true, page: () => <Audit /> },
];

/** Who gets in, what is kept, how readily alarms are raised. */
export default function Settings() {
  const me = useMe();
  const link = useLink();
  const filters = useFilters();
  const navigate = useNavigate();
  const isUnchosen = isOperator(me) && filters.tenant === undefined;
  const parts = PARTS.filter(
    (part) => (!part.needsAdmin || may(me, 'admin')) && (part.isOperators !== true || isOperator(me)),
  );
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
            {each.needsTenant === true && isUnchosen ? (
              <Empty title="Choose a tenant above.">These settings are of one tenant.</Empty>
            ) : (
              each.page()
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
