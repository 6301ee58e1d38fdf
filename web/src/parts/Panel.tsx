import { useId, type ReactNode } from 'react';
import classes from './parts.module.css';

/** A part of a page, under a heading of its own. */
export function Panel({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <div className={classes.panelHead}>
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      <div className={classes.panelBody}>{children}</div>
    </section>
  );
}
