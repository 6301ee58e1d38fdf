import { useLayoutEffect, useRef, type ReactNode } from 'react';
import parts from './parts.module.css';

interface Head {
  name: string;
  /** What stands there instead of its name. */
  head?: ReactNode;
  /** True where it has numbers, which end below each other. */
  number?: boolean;
  /** What is told of it on request. */
  title?: string;
}

export type Column = Head | string | false;

/** Rows below the names of their columns; on a phone a card each, but where it `isWide` by nature. */
export function LabelledTable({
  label,
  columns,
  isWide = false,
  children,
}: {
  label: string;
  columns: readonly Column[];
  isWide?: boolean;
  children: ReactNode;
}) {
  const body = useRef<HTMLTableSectionElement>(null);
  const heads = columns
    .filter((column) => column !== false)
    .map((column): Head => (typeof column === 'string' ? { name: column } : column));
  useLayoutEffect(() => {
    for (const row of body.current?.rows ?? []) {
      for (const [at, cell] of [...row.cells].entries()) {
        cell.dataset['label'] = heads[at]?.name ?? '';
      }
    }
  });
  return (
    <div className={parts.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={isWide ? parts.table : `${parts.table ?? ''} ${parts.cards ?? ''}`}>
        <thead>
          <tr>
            {heads.map(({ name, head, number, title }, at) => (
              <th scope="col" key={at} className={number ? parts.number : undefined} title={title}>
                {head ?? name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>{children}</tbody>
      </table>
    </div>
  );
}
