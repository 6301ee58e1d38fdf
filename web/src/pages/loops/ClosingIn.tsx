import { useElementSize } from '@mantine/hooks';
import type { Verification } from '../../api/types';
import { count, signedPercent } from '../../format/numbers';
import { apart, planeOf, shares } from './closing';
import classes from './closing.module.css';

const PAD = { left: 52, right: 12, top: 14, bottom: 40 };
const HEIGHT = 260;
const LINE = 15;

/** The difference that fresh outcomes show, its interval closing in on a verdict. */
export function ClosingIn({ verification }: { verification: Verification }) {
  const { ref, width } = useElementSize();
  const { looks, effect, bar, minimum_samples: minimum } = verification;
  const last = looks[looks.length - 1];
  const plane = planeOf(verification);
  const right = Math.max(PAD.left + 1, width - PAD.right);
  const bottom = HEIGHT - PAD.bottom;
  const x = (samples: number) => PAD.left + (samples / plane.samples) * (right - PAD.left);
  const y = (difference: number) => {
    const inside = Math.max(plane.low, Math.min(plane.high, difference));
    return PAD.top + ((plane.high - inside) / (plane.high - plane.low)) * (bottom - PAD.top);
  };
  const path = (of: 'low' | 'high' | 'difference') =>
    looks.map((look) => `${x(look.samples)},${y(look[of])}`);
  const goal = { y: y(effect), text: `the gain asked for, ${signedPercent(effect * 100)}` };
  const isSame = Math.abs(effect - bar) < 1e-9;
  const barLabel = apart(goal.y - 5, y(bar) - 5, LINE);
  const words =
    last === undefined
      ? 'No fresh outcome has come yet'
      : `Difference ${signedPercent(last.difference * 100)}, between ${signedPercent(last.low * 100)} and ${signedPercent(last.high * 100)}, after ${count(last.samples)} samples`;
  return (
    <div ref={ref}>
      <svg className={classes.chart} role="img" aria-label={words}>
        {shares(plane.low, plane.high).map((share) => (
          <g key={share}>
            <line
              className={classes.grid}
              data-zero={share === 0}
              x1={PAD.left}
              x2={right}
              y1={y(share)}
              y2={y(share)}
            />
            <text x={PAD.left - 8} y={y(share) + 4} textAnchor="end">
              {share === 0 ? '0 %' : signedPercent(share * 100)}
            </text>
          </g>
        ))}
        {looks.length > 0 && (
          <polygon className={classes.band} points={[...path('high'), ...path('low').reverse()].join(' ')} />
        )}
        <line className={classes.goal} x1={PAD.left} x2={right} y1={goal.y} y2={goal.y} />
        <text x={right} y={goal.y - 5} textAnchor="end">
          {goal.text}
        </text>
        {!isSame && bar !== 0 && (
          <>
            <line className={classes.bar} x1={PAD.left} x2={right} y1={y(bar)} y2={y(bar)} />
            <text x={right} y={barLabel} textAnchor="end">
              better above, {signedPercent(bar * 100)}
            </text>
          </>
        )}
        <line className={classes.least} x1={x(minimum)} x2={x(minimum)} y1={PAD.top} y2={bottom} />
        <text x={x(minimum) - 6} y={bottom - 6} textAnchor="end">
          at least {count(minimum)}
        </text>
        <polyline className={classes.line} points={path('difference').join(' ')} />
        {last !== undefined && (
          <>
            <line
              className={classes.whisker}
              x1={x(last.samples)}
              x2={x(last.samples)}
              y1={y(last.low)}
              y2={y(last.high)}
            />
            <circle cx={x(last.samples)} cy={y(last.difference)} r={3.5} fill="var(--ink)" />
          </>
        )}
        <line className={classes.axis} x1={PAD.left} x2={right} y1={bottom} y2={bottom} />
        <text x={PAD.left} y={bottom + 16}>
          0
        </text>
        <text x={right} y={bottom + 16} textAnchor="end">
          {count(plane.samples)}
        </text>
        <text x={(PAD.left + right) / 2} y={bottom + 32} textAnchor="middle">
          fresh samples
        </text>
      </svg>
    </div>
  );
}
