import type { Loop } from '../../api/types';
import { actOf, isOpen } from './loop';
import classes from './progress.module.css';

const NAMES: Record<Loop['steps'][number]['kind'], string> = {
  intake: 'Ask for research',
  notify: 'Tell',
  approve: 'Approval',
  act: 'Act',
  wait: 'Wait',
  verify: 'Verify',
};

type Place = 'done' | 'now' | 'ahead' | 'left out';

function placeOf(loop: Loop, at: number): Place {
  // What was taken back was done before: a verdict comes after the last step.
  if (at < loop.step || loop.verdict != null) {
    return 'done';
  }
  if (isOpen(loop)) {
    return at === loop.step ? 'now' : 'ahead';
  }
  return 'left out';
}

const SIGNS: Record<Place, string> = { done: '✓', now: '→', ahead: '', 'left out': '–' };

/** The steps, with the present one marked. */
export function Progress({ loop }: { loop: Loop }) {
  return (
    <ol className={classes.steps} aria-label="Steps">
      {loop.steps.map((step, at) => {
        const place = placeOf(loop, at);
        const { name, channel } = actOf(step.text);
        return (
          <li
            key={`${step.kind} ${at}`}
            className={classes.step}
            data-place={place}
            aria-current={place === 'now' ? 'step' : undefined}
          >
            <span className={classes.sign} aria-hidden="true">
              {SIGNS[place] === '' ? at + 1 : SIGNS[place]}
            </span>
            <span className={classes.words}>
              <strong>{NAMES[step.kind]}</strong>
              <span className="dim small">
                {step.kind === 'act' ? name : step.text}
                {step.kind === 'act' && channel !== undefined && `, over ${channel}`}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
