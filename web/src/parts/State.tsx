import type { ReactNode } from 'react';
import type { Shift } from '../format/words';
import classes from './parts.module.css';

const SHAPES = {
  // An arrow up or down would say which way the values went, which is told beside: these say good or bad.
  worse: 'M6 1l5.5 10h-11z',
  better: 'M6 11a5 5 0 1 0 0-10 5 5 0 0 0 0 10z',
  neutral: 'M1 4.5h10v3H1z',
} as const;

/** Worse, better or neither: in hue, in shape and in word. */
export function State({ shift, children }: { shift: Shift; children: ReactNode }) {
  return (
    <span className={classes.state} data-shift={shift}>
      <svg aria-hidden="true" width={10} height={10} viewBox="0 0 12 12">
        <path d={SHAPES[shift]} fill="currentColor" />
      </svg>
      {children}
    </span>
  );
}

/** Which way the values went. */
export function Arrow({ by }: { by: number }) {
  return <span aria-hidden="true">{by > 0 ? '↑' : by < 0 ? '↓' : '→'}</span>;
}
