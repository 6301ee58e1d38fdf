/** A point of a line; null where there is nothing. */
export interface Spot {
  at: number;
  value: number | null;
}

export interface Box {
  width: number;
  height: number;
  pad: number;
}

export interface Scale {
  x: (at: number) => number;
  y: (value: number) => number;
}

/** Lines do not begin at zero: what matters in a sparkline is how it moves. */
export function scaleOf(spots: readonly Spot[], box: Box, since?: number, until?: number): Scale {
  const values = spots.flatMap((spot) => (spot.value === null ? [] : [spot.value]));
  const low = Math.min(...values);
  const high = Math.max(...values);
  const first = since ?? spots[0]?.at ?? 0;
  const last = until ?? spots[spots.length - 1]?.at ?? 1;
  const wide = box.width - 2 * box.pad;
  const tall = box.height - 2 * box.pad;
  return {
    x: (at) => box.pad + (last === first ? wide / 2 : ((at - first) / (last - first)) * wide),
    y: (value) => box.pad + (high === low ? tall / 2 : (1 - (value - low) / (high - low)) * tall),
  };
}

/** The line as a path, broken where there is nothing. */
export function pathOf(spots: readonly Spot[], scale: Scale): string {
  let path = '';
  let isDown = false;
  for (const { at, value } of spots) {
    if (value === null) {
      isDown = false;
    } else {
      path += `${isDown ? 'L' : 'M'}${scale.x(at).toFixed(1)} ${scale.y(value).toFixed(1)}`;
      isDown = true;
    }
  }
  return path;
}

/** Stretches of the line, their means weighted by samples or their counts added up: a word-sized line is calm. */
export function smoothed(
  points: readonly { at: string; count?: number | null; value?: number | null }[],
  most: number,
  isCount = false,
): Spot[] {
  const size = Math.max(1, Math.ceil(points.length / most));
  const spots: Spot[] = [];
  for (let i = 0; i < points.length; i += size) {
    const part = points.slice(i, i + size);
    let weight = 0;
    let sum = 0;
    let total = 0;
    for (const { count, value } of part) {
      total += count ?? 0;
      if (value != null) {
        weight += count ?? 1;
        sum += value * (count ?? 1);
      }
    }
    const middle = part[Math.floor(part.length / 2)];
    if (middle !== undefined) {
      const mean = weight === 0 ? null : sum / weight;
      spots.push({ at: Date.parse(middle.at), value: isCount ? total : mean });
    }
  }
  return spots;
}
