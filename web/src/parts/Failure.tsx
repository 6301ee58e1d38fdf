import { Button } from '@mantine/core';
import { CallError } from '../api/http';
import classes from './parts.module.css';

/** What went wrong, in the server's words, its id, and another try. */
export function Failure({
  error,
  retry,
  isAtFields,
}: {
  error: unknown;
  retry?: (() => void) | undefined;
  /** True of a pointer whose fault is shown at its field. */
  isAtFields?: (pointer: string) => boolean;
}) {
  const known = error instanceof CallError ? error : undefined;
  const isAllAtFields =
    isAtFields !== undefined &&
    known !== undefined &&
    known.faults.length > 0 &&
    known.faults.every(({ pointer }) => isAtFields(pointer));
  const message = error instanceof Error ? error.message : String(error);
  return (
    <div className={classes.failure} role="alert">
      <strong>{known?.title ?? 'This page failed'}</strong>
      <span>{isAllAtFields ? 'Nothing was changed. What is wrong stands at its field.' : message}</span>
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
