import { Button } from '@mantine/core';
import { CallError } from '../api/http';
import classes from './parts.module.css';

/** What went wrong, in the server's words, its id, and another try. */
export function Failure({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const known = error instanceof CallError ? error : undefined;
  return (
    <div className={classes.failure} role="alert">
      <strong>{known?.title ?? 'This page failed'}</strong>
      <span>{error instanceof Error ? error.message : String(error)}</span>
      {known !== undefined && known.incident !== '' && (
        <span className={classes.note}>
          The server has logged it as <code>{known.incident}</code>.
        </span>
      )}
      {retry !== undefined && (
        <Button variant="default" size="xs" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  );
}
