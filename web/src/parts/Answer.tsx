import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './Failure';

/** What a call has answered, its outline while it has not, or why it cannot. */
export function Answer<T>({
  of,
  height = 120,
  children,
}: {
  of: UseQueryResult<T>;
  height?: number;
  children: (answer: T) => ReactNode;
}) {
  if (of.data !== undefined) {
    return children(of.data);
  }
  if (of.isError) {
    return <Failure error={of.error} retry={() => void of.refetch()} />;
  }
  return <Skeleton height={height} aria-label="Loading" role="status" />;
}
