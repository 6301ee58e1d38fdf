import { Modal } from '@mantine/core';
import { Fragment } from 'react';
import { PAGES } from './pages';
import classes from './shell.module.css';

/** The keys, on `?`. */
export default function KeyList({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const keys: [string[], string][] = [
    [['Ctrl', 'K'], 'Find anything (also /)'],
    [['?'], 'This list'],
    ...PAGES.map((page): [string[], string] => [['g', page.key], page.name]),
    [['j'], 'Next row of a list'],
    [['k'], 'Row before'],
    [['Enter'], 'Open the row'],
    [['Esc'], 'Close what is open'],
    [['s'], 'Research: select the request'],
    [['t'], 'Research: triage what is selected, or the row'],
    [['a'], 'Research: analyze'],
    [['y'], 'Research: accept'],
    [['d'], 'Research: defer'],
    [['x'], 'Research: reject'],
    [['w'], 'Research: track'],
    [['e'], 'Research: edit the request that is open'],
  ];
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      returnFocus={false}
      title="Keys"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <dl className={classes.keys}>
        {keys.map(([combination, meaning]) => (
          <Fragment key={meaning}>
            <dt>
              {combination.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  );
}
