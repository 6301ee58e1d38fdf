import type { Loop } from '../../api/types';
import { number } from '../../format/numbers';
import { Panel } from '../../parts/Panel';
import { Time } from '../../parts/Time';
import { spoken, stateWord } from './loop';
import classes from './timeline.module.css';

type Entry = NonNullable<Loop['detail']>['record'][number];

/** The figures that an entry rests on, as people write them. */
export function figures(known: Entry['known']): string {
  return Object.entries(known)
    .map(([name, value]) => {
      const amount = Number(value);
      const isNumber = value.trim() !== '' && Number.isFinite(amount);
      return `${name.replaceAll('_', ' ')} ${isNumber ? number(amount) : value}`;
    })
    .sort()
    .join(', ');
}

/** Who, when, why, and on what figures: from the first line to the last. */
export function Timeline({ loop }: { loop: Loop }) {
  return (
    <Panel title="Record">
      <ol className={classes.record}>
        {(loop.detail?.record ?? []).map((entry) => {
          const known = figures(entry.known);
          return (
            <li key={entry.number} data-moved={entry.from !== entry.to}>
              <div className={classes.why}>{spoken(entry.why)}</div>
              <span className="dim small">
                {entry.by === 'trimtab' ? 'by itself' : entry.by}, <Time at={entry.at} />
                {entry.from !== entry.to && `: ${stateWord(entry.from)} → ${stateWord(entry.to)}`}
              </span>
              {known !== '' && (
                <details className="small">
                  <summary>Figures</summary>
                  <span className="dim num">{known}</span>
                </details>
              )}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
