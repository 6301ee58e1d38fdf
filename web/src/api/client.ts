import { QueryClient } from '@tanstack/react-query';
import { CallError } from './http';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the caller is told to mend does not mend itself.
      retry: (failures, error) =>
        failures < 2 && !(error instanceof CallError && error.status >= 400 && error.status < 500),
    },
  },
});
