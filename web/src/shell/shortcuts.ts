import { useEffect, useEffectEvent } from 'react';
import { useNavigate } from 'react-router';
import { useLink } from './filters';
import { PAGES } from './pages';

/** True where keys are text: nothing is taken from who writes. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

const PATIENCE = 1_200;

/** The keys that hold on every page. */
export function useShortcuts(on: { find: () => void; list: () => void }): void {
  const navigate = useNavigate();
  const link = useLink();
  const press = useEffectEvent((event: KeyboardEvent, isGoing: boolean): boolean => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      on.find();
      return false;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) {
      return false;
    }
    const page = isGoing ? PAGES.find(({ key }) => key === event.key) : undefined;
    if (page !== undefined) {
      event.preventDefault();
      void navigate(link(page.path));
    } else if (event.key === '?') {
      on.list();
    } else if (event.key === '/') {
      event.preventDefault();
      on.find();
    }
    return event.key === 'g';
  });
  useEffect(() => {
    let going = 0;
    const listener = (event: KeyboardEvent) => {
      going = press(event, Date.now() - going < PATIENCE) ? Date.now() : 0;
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
