import type { ReactNode } from 'react';
import { Command } from './Command';
import classes from './parts.module.css';

/** Nothing is there: why, and what to do about it. */
export function Empty({
  title,
  children,
  command,
}: {
  title: string;
  children?: ReactNode;
  command?: string;
}) {
  return (
    <div className={classes.empty}>
      <strong>{title}</strong>
      {children !== undefined && <span>{children}</span>}
      {command !== undefined && <Command text={command} />}
    </div>
  );
}
