import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { page } from '../../api/http';
import type { AuditEntry } from '../../api/types';
import { Answer } from '../../parts/Answer';
import { Empty } from '../../parts/Empty';
import { LabelledTable } from '../../parts/LabelledTable';
import { Panel } from '../../parts/Panel';
import { Time } from '../../parts/Time';
import parts from '../../parts/parts.module.css';
import { useFilters } from '../../shell/filters';
import { isOperator, useMe } from '../../shell/me';

function detailOf({ detail }: AuditEntry): string {
  const text = JSON.stringify(detail);
  return text === '{}' ? '' : text;
}

/** Who changed what, from where. Entries are added and never changed. */
export function Audit() {
  const me = useMe();
  const filters = useFilters();
  const isAll = isOperator(me) && filters.tenant === undefined;
  const audit = useInfiniteQuery({
    queryKey: ['/v1/audit', filters.tenant],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      page<AuditEntry>('/v1/audit', {
        query: { tenant_id: filters.tenant, limit: 50, cursor: pageParam },
        signal,
      }),
    getNextPageParam: (last) => (last.cursor === '' ? undefined : last.cursor),
  });
  const entries = audit.data?.pages.flatMap((each) => each.items) ?? [];
  return (
    <Panel title="Audit log">
      <Answer of={audit}>
        {() =>
          entries.length === 0 ? (
            <Empty title="Nothing was changed yet." command="./trimtab audit" />
          ) : (
            <LabelledTable
              label="Audit log"
              columns={['When', 'Who', 'Did', 'To', isAll && 'Tenant', 'From', 'Detail']}
            >
              {entries.map((entry) => (
                <tr key={`${entry.at} ${entry.action} ${entry.subject}`}>
                  <td>
                    <Time at={entry.at} />
                  </td>
                  <td>{entry.actor}</td>
                  <td>{entry.action}</td>
                  <td>
                    <span className={parts.id} title={entry.subject}>
                      {entry.subject}
                    </span>
                  </td>
                  {isAll && (
                    <td className="nowrap">{entry.tenant_id === '*' ? 'the server' : entry.tenant_id}</td>
                  )}
                  <td className="small">{entry.address ?? ''}</td>
                  <td className={`${parts.mono ?? ''} ${parts.breaks ?? ''}`}>{detailOf(entry)}</td>
                </tr>
              ))}
            </LabelledTable>
          )
        }
      </Answer>
      {audit.hasNextPage && (
        <Button
          size="xs"
          variant="subtle"
          loading={audit.isFetchingNextPage}
          onClick={() => void audit.fetchNextPage()}
        >
          Older entries
        </Button>
      )}
    </Panel>
  );
}
