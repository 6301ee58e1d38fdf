import { Fragment, useMemo } from 'react';
import { plural } from '../../format/words';
import { diffOf, stretchesOf, type DiffLine } from './diff';
import classes from './versions.module.css';

/** Two texts line by line: what is gone since, and what is new. */
export function Difference({ before, after }: { before: string; after: string }) {
  const { stretches, after: rest } = useMemo(() => stretchesOf(diffOf(before, after)), [before, after]);
  if (stretches.length === 0) {
    return <p className="dim">They say the same.</p>;
  }
  return (
    <div className={classes.diff} tabIndex={0} role="region" aria-label="What differs">
      {stretches.map((stretch, place) => (
        <Fragment key={place}>
          <Skipped lines={stretch.skipped} />
          {stretch.lines.map((line, at) => (
            <Line key={at} line={line} />
          ))}
        </Fragment>
      ))}
      <Skipped lines={rest} />
    </div>
  );
}

function Line({ line }: { line: DiffLine }) {
  switch (line.kind) {
    case 'gone':
      return <del className={classes.gone}>{line.text}</del>;
    case 'new':
      return <ins className={classes.new}>{line.text}</ins>;
    case 'same':
      return <span className={classes.same}>{line.text}</span>;
  }
}

function Skipped({ lines }: { lines: number }) {
  return lines === 0 ? null : (
    <span className={classes.skipped}>
      {lines} equal {plural(lines, 'line')}
    </span>
  );
}
