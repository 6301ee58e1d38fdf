import { Link } from 'react-router';
import { Empty } from '../parts/Empty';
import { useLink } from '../shell/filters';

/** An address that leads nowhere. */
export function NotFound() {
  const link = useLink();
  return (
    <Empty title="There is no page at this address.">
      It may have been mistyped. <Link to={link('/')}>Go to the overview</Link>.
    </Empty>
  );
}
