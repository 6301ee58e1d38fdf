import { useEffect, useEffectEvent } from 'react';
import { isWriting } from '../shell/shortcuts';

/** `j` and `k` go through the links or rows of a list that are marked with `data-row`. */
export function useRowKeys(): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (
      (event.key !== 'j' && event.key !== 'k') ||
      event.ctrlKey ||
      event.metaKey ||
      isWriting(event.target)
    ) {
      return;
    }
    const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
    const at = rows.findIndex((row) => row === document.activeElement);
    rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === 'j' ? 1 : -1)))]?.focus();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
