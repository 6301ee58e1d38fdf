import { ActionIcon, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Failure } from './Failure';
import { Icon } from './Icon';
import classes from './undo.module.css';
import { forgetUndo, useDone, type Done } from './done';

/** Long enough to read, to change one's mind and to get there with the keyboard. */
const OFFERED_FOR = 20_000;

/** Says at the foot of the page what was done, with the way back. */
export function Undo() {
  const done = useDone();
  useEffect(() => forgetUndo, []);
  return (
    <section className={classes.place} aria-live="polite" aria-label="What was done">
      {done !== undefined && <Offer key={done.id} done={done} />}
    </section>
  );
}

function Offer({ done }: { done: Done }) {
  const queries = useQueryClient();
  const [isHeld, setHeld] = useState(false);
  const undo = useMutation({
    mutationFn: done.undo,
    // What was asked before the undo and is answered after it tells of before.
    onSuccess: async () => {
      await queries.cancelQueries();
      await queries.invalidateQueries();
    },
  });
  const isOver = undo.isSuccess;
  const stays = isHeld || undo.isPending || undo.isError;
  useEffect(() => {
    if (stays) {
      return undefined;
    }
    const end = setTimeout(forgetUndo, isOver ? OFFERED_FOR / 4 : OFFERED_FOR);
    return () => clearTimeout(end);
  }, [stays, isOver]);
  return (
    <div
      className={classes.offer}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{isOver ? 'It is as it was before.' : done.text}</span>
      {!isOver && (
        <Button size="xs" variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
          Undo
        </Button>
      )}
      <ActionIcon variant="subtle" aria-label="Close" onClick={forgetUndo}>
        <Icon name="close" />
      </ActionIcon>
      {undo.isError && <Failure error={undo.error} />}
    </div>
  );
}
