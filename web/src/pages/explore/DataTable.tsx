import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Table } from '../../charts/chart';
import { count } from '../../format/numbers';
import { exact } from '../../format/times';
import { LabelledTable } from '../../parts/LabelledTable';
import parts from '../../parts/parts.module.css';

const FEW = 12;
/** A table of ten thousand rows makes nobody wiser, and the page slow; all of them are in the CSV. */
const MORE = 200;

/** What the chart draws, newest first. */
export function DataTable({ table, format }: { table: Table; format: (value: number) => string }) {
  const [most, setMost] = useState(FEW);
  const rows = useMemo(
    () =>
      table.times
        .map((time, row) => ({ time, row }))
        .reverse()
        .filter(({ row }) => table.counts.some((column) => (column[row] ?? 0) > 0)),
    [table],
  );
  const shown = rows.slice(0, most);
  return (
    <>
      <LabelledTable
        label="Table of the chart"
        isWide
        columns={['Time', ...table.names.map((name) => ({ name, number: true, title: name }))]}
      >
        {shown.map(({ time, row }) => (
          <tr key={time}>
            <td className="nowrap">{exact(time * 1000)}</td>
            {table.names.map((name, line) => {
              const value = table.columns[line]?.[row];
              return (
                <td key={name} className={parts.number}>
                  {value == null ? '–' : format(value)}{' '}
                  <span className="dim small">n = {count(table.counts[line]?.[row] ?? 0)}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </LabelledTable>
      <div className="row">
        {rows.length > most && (
          <Button size="xs" variant="default" onClick={() => setMost(most + MORE)}>
            {rows.length > most + MORE ? `${MORE} more of ${count(rows.length)} rows` : 'All rows'}
          </Button>
        )}
        {most > FEW && rows.length > FEW && (
          <Button size="xs" variant="subtle" onClick={() => setMost(FEW)}>
            Fewer rows
          </Button>
        )}
      </div>
    </>
  );
}
