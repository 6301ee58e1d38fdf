/** A line of two texts laid over each other. */
export interface DiffLine {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** The lines of both, by their longest common subsequence: what is gone stands before what is new. */
export function diffOf(before: string, after: string): DiffLine[] {
  const a = linesOf(before);
  const b = linesOf(after);
  const common = lengths(a, b);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (i < a.length && (j === b.length || at(common, i + 1, j) >= at(common, i, j + 1))) {
      lines.push({ kind: 'gone', text: a[i] ?? '' });
      i += 1;
    } else {
      lines.push({ kind: 'new', text: b[j] ?? '' });
      j += 1;
    }
  }
  return lines;
}

/** How long the longest common subsequence is of what follows each place of both. */
function lengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = rows[i];
      if (row !== undefined) {
        row[j] =
          a[i] === b[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1));
      }
    }
  }
  return rows;
}

function at(rows: readonly Uint16Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') {
    lines.pop();
  }
  return lines;
}

export interface Stretch {
  lines: DiffLine[];
  /** How many equal lines were left out before it. */
  skipped: number;
}

/** Only what differs, with so many equal lines around it. */
export function stretchesOf(lines: readonly DiffLine[], around = 3): { stretches: Stretch[]; after: number } {
  const near = lines.map((_, place) =>
    lines.slice(Math.max(0, place - around), place + around + 1).some((line) => line.kind !== 'same'),
  );
  const stretches: Stretch[] = [];
  let skipped = 0;
  let isOpen = false;
  lines.forEach((line, place) => {
    if (near[place] !== true) {
      skipped += 1;
      isOpen = false;
      return;
    }
    if (!isOpen) {
      stretches.push({ lines: [], skipped });
      skipped = 0;
      isOpen = true;
    }
    stretches.at(-1)?.lines.push(line);
  });
  return { stretches, after: skipped };
}
