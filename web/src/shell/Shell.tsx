import { lazy, useRef, useState } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { Icon } from '../parts/Icon';
import { Undo } from '../parts/Undo';
import { useLink } from './filters';
import { Later } from './Later';
import { isOperator, may, useMe } from './me';
import { Boundary } from './Boundary';
import { PAGES } from './pages';
import classes from './shell.module.css';
import { useShortcuts } from './shortcuts';

const Controls = lazy(() => import('./Controls'));
const FilterBar = lazy(() => import('./FilterBar'));
const KeyList = lazy(() => import('./KeyList'));
const Palette = lazy(() => import('./Palette'));

type Dialog = 'find' | 'keys';

/** One dialog at a time; the last one gives the focus back to what had it before the first. */
function useDialog() {
  const [dialog, setDialog] = useState<Dialog>();
  const before = useRef<Element>(null);
  const open = (next: Dialog) => {
    if (dialog === undefined) {
      before.current = document.activeElement;
    }
    setDialog(next);
  };
  const close = () => {
    setDialog(undefined);
    if (before.current instanceof HTMLElement) {
      before.current.focus({ preventScroll: true });
    }
  };
  return { dialog, open, close };
}

/** What is around every page. */
export function Shell() {
  const me = useMe();
  const link = useLink();
  const place = useLocation();
  const { dialog, open, close } = useDialog();
  useShortcuts({ find: () => open('find'), list: () => open('keys') });
  const pages = PAGES.filter((page) => may(me, page.scope));
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#page">
        To the page
      </a>
      <aside className={classes.side} aria-label="Trimtab">
        <NavLink to={link('/')} className={classes.brand ?? ''} aria-label="Trimtab, overview">
          <img src="favicon.svg" alt="" width={22} height={22} />
          Trimtab
        </NavLink>
        <nav aria-label="Pages">
          <ul className={classes.nav}>
            {pages.map((page) => (
              <li key={page.path}>
                <NavLink to={link(page.path)} end={page.path === '/'}>
                  <Icon name={page.icon} size={18} />
                  {page.name}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className={classes.foot}>
          <div className={classes.who}>
            <strong title={me.person?.subject}>{me.name}</strong>
            {isOperator(me) ? 'operator of all tenants' : me.tenant_id}
          </div>
          <div className={classes.footRow}>
            <Later>
              <Controls />
            </Later>
          </div>
        </div>
      </aside>
      <div className={classes.main}>
        <header className={classes.top}>
          <Later outline={<div className={`${classes.filters} ${classes.filtersOutline}`} />}>
            <FilterBar />
          </Later>
          <button type="button" className={classes.find} onClick={() => open('find')}>
            <Icon name="search" />
            <span className={classes.findWord}>
              Find<span className={classes.hidden}> anything</span>
            </span>{' '}
            <kbd>Ctrl K</kbd>
          </button>
        </header>
        <main id="page" className={classes.page} tabIndex={-1}>
          <Boundary key={place.pathname}>
            <Outlet />
          </Boundary>
        </main>
        <Later>
          <Palette isOpen={dialog === 'find'} close={close} />
          <KeyList isOpen={dialog === 'keys'} close={close} />
        </Later>
      </div>
      <Undo />
    </div>
  );
}
