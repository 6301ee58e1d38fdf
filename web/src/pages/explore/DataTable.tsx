import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Table } from '../../charts/chart';
import { count } from '../../format/numbers';
import { exact } from '../../format/times';
import parts from '../../parts/parts.module.css';

const FEW = 12;

/** What the chart draws, newest first. */
export function DataTable({ table, format }: { table: Table; format: (value: number) => string }) {
  const [isWhole, setWhole] = useState(false);
  const rows = table.times
    .map((time, row) => ({ time, row }))
    .reverse()
    .filter(({ row }) => table.counts.some((column) => (column[row] ?? 0) > 0));
  const shown = isWhole ? rows : rows.slice(0, FEW);
  return (
    <>
      <div className={parts.scroll} tabIndex={0} role="region" aria-label="Table of the chart">
        <table className={parts.table}>
          <thead>
            <tr>
              <th scope="col">Time</th>
              {table.names.map((name) => (
                <th scope="col" key={name} className={parts.number} title={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
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
          </tbody>
        </table>
      </div>
      {rows.length > FEW && (
        <Button size="xs" variant="subtle" onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Fewer rows' : `All ${rows.length} rows`}
        </Button>
      )}
    </>
  );
}
