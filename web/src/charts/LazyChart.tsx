import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { TimeChartProps } from './TimeChart';

const TimeChart = lazy(() => import('./TimeChart'));

/** A chart over time, whose library is fetched when it is first needed. */
export function LazyChart(props: TimeChartProps) {
  return (
    <Suspense fallback={<Skeleton height={props.height ?? 280} />}>
      <TimeChart {...props} />
    </Suspense>
  );
}
