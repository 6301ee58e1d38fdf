import type { Shift } from '../format/words';
import classes from './parts.module.css';

/** A share of something, from zero. */
export function Bar({
  label,
  value,
  share,
  shift = 'neutral',
}: {
  label: string;
  value: string;
  share: number;
  shift?: Shift;
}) {
  const width = `${Math.max(0, Math.min(1, share)) * 100}%`;
  return (
    <div className={classes.bar}>
      <span>{label}</span>
      <span>{value}</span>
      <span className={classes.barTrack} aria-hidden="true">
        <span className={classes.barFill} data-shift={shift} style={{ width }} />
      </span>
    </div>
  );
}
