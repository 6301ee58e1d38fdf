import { ago, exact, since } from '../format/times';

/** A time as people say it, and exactly on hover. */
export function Time({ at, as = 'ago' }: { at: string; as?: 'ago' | 'since' }) {
  return (
    <time dateTime={at} title={exact(at)}>
      {as === 'ago' ? ago(at) : since(at)}
    </time>
  );
}
