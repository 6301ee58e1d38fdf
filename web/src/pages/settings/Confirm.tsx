import { Button, Modal } from '@mantine/core';
import { useState } from 'react';

/** A button whose act is asked about, since it cannot be undone. */
export function Confirm({
  act,
  title,
  text,
  go,
}: {
  act: string;
  title: string;
  text: string;
  go: () => void;
}) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsking(true)}>
        {act}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={title}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <div className="stack">
          <span>{text}</span>
          <div className="row">
            <Button
              onClick={() => {
                setAsking(false);
                go();
              }}
            >
              {act}
            </Button>
            <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
              Leave it
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
