import { useElementSize } from '@mantine/hooks';
import type { Verification } from '../../api/types';
import { count, signedPercent } from '../../format/numbers';
import classes from './loops.module.css';

const PAD = { left: 56, right: 12, top: 12, bottom: 28 };
const HEIGHT = 220;

/** The difference that fresh outcomes show, its interval closing in on a verdict. */
export function VerificationChart({ verification }: { verification: Verification }) {
  const { ref, width } = useElementSize();
  const { looks, effect, bar } = verification;
  const last = looks[looks.length - 1];
  if (last === undefined) {
    return <p className="dim">No fresh outcome has come yet.</p>;
  }
  const most = Math.max(last.samples, verification.minimum_samples);
  const low = Math.max(-1, Math.min(-0.05, ...looks.map((look) => look.difference - 0.1), last.low));
  const high = Math.min(1, Math.max(effect * 1.5, ...looks.map((look) => look.difference + 0.1), last.high));
  const x = (samples: number) => PAD.left + (samples / most) * Math.max(1, width - PAD.left - PAD.right);
  const y = (difference: number) =>
    PAD.top +
    (1 - (Math.min(high, Math.max(low, difference)) - low) / (high - low)) * (HEIGHT - PAD.top - PAD.bottom);
  const edge = (of: 'low' | 'high') => looks.map((look) => `${x(look.samples)},${y(look[of])}`);
  const line = (at: number, name: string, dash: string) => (
    <g key={name}>
      <line
        x1={PAD.left}
        x2={width - PAD.right}
        y1={y(at)}
        y2={y(at)}
        stroke="var(--line-strong)"
        strokeDasharray={dash}
      />
      <text x={width - PAD.right} y={y(at) - 4} textAnchor="end">
        {name}
      </text>
      <text x={PAD.left - 6} y={y(at) + 4} textAnchor="end">
        {signedPercent(at * 100)}
      </text>
    </g>
  );
  return (
    <div ref={ref}>
      <svg
        className={classes.verify}
        role="img"
        aria-label={`Difference ${signedPercent(last.difference * 100)}, between ${signedPercent(last.low * 100)} and ${signedPercent(last.high * 100)}, of ${count(last.samples)} samples`}
      >
        <polygon
          points={[...edge('high'), ...edge('low').reverse()].join(' ')}
          fill="var(--ink-3)"
          opacity={0.22}
        />
        {line(bar, 'better above', '0')}
        {effect !== bar && line(effect, 'the gain asked for', '4 4')}
        <polyline
          points={looks.map((look) => `${x(look.samples)},${y(look.difference)}`).join(' ')}
          fill="none"
          stroke="var(--ink)"
          strokeWidth={1.6}
        />
        <circle cx={x(last.samples)} cy={y(last.difference)} r={3} fill="var(--ink)" />
        <text x={PAD.left} y={HEIGHT - 8}>
          0 samples
        </text>
        <text x={width - PAD.right} y={HEIGHT - 8} textAnchor="end">
          {count(most)}
        </text>
      </svg>
    </div>
  );
}
