import { startTransition, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Boundary } from './Boundary';

/** What is not needed at first sight: it is fetched and made once what stands around it has been painted. */
export function Later({ outline = null, children }: { outline?: ReactNode; children: ReactNode }) {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    let turn: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      // A frame's callbacks run before it is painted.
      turn = setTimeout(() => startTransition(() => setDue(true)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(turn);
    };
  }, []);
  return (
    <Boundary>
      <Suspense fallback={outline}>{isDue ? children : outline}</Suspense>
    </Boundary>
  );
}
