import { ActionIcon, CopyButton } from '@mantine/core';
import { Icon } from './Icon';
import classes from './parts.module.css';

/** Something to paste elsewhere. */
export function Command({ text, label = 'Copy the command' }: { text: string; label?: string }) {
  return (
    <div className={classes.command}>
      <code tabIndex={0}>{text}</code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <ActionIcon variant="subtle" onClick={copy} aria-label={copied ? 'Copied' : label}>
            <Icon name={copied ? 'check' : 'copy'} />
          </ActionIcon>
        )}
      </CopyButton>
    </div>
  );
}
