import { Modal, TextInput } from '@mantine/core';
import { useId, useState, type KeyboardEvent } from 'react';
import { found as foundOf, useEverything, type Found } from './everything';
import classes from './shell.module.css';

const MOST = 50;

/** Finds anything, on Ctrl-K. */
export default function Palette({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  return (
    <Modal.Root opened={isOpen} onClose={close} returnFocus={false}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label="Find anything">
        <Modal.Body p="sm">
          <Search isOpen={isOpen} close={close} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Search({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const list = useId();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = foundOf(search, useEverything(isOpen)).slice(0, MOST);
  const open = (each: Found | undefined) => {
    if (each !== undefined) {
      close();
      each.go();
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((at) => Math.max(0, Math.min(found.length - 1, at + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault(); // else what gets the focus back is pressed by the same key
      open(found[chosen]);
    }
  };
  return (
    <>
      <TextInput
        data-autofocus
        size="md"
        placeholder="A page, setting, domain, change, loop, template ..."
        aria-label="Find anything"
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={found.length === 0 ? undefined : `${list}-${chosen}`}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={press}
        mb="xs"
      />
      <ul className={classes.results} id={list} role="listbox" aria-label="Found">
        {found.map((each, at) => (
          <li
            key={`${each.kind} ${each.name} ${at}`}
            id={`${list}-${at}`}
            role="option"
            aria-selected={at === chosen}
            className={classes.result}
            onMouseMove={() => setChosen(at)}
            onClick={() => open(each)}
          >
            <b>{each.name}</b>
            <span>{each.kind}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="dim">Nothing is called so.</p>}
    </>
  );
}
