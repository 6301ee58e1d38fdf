import { ActionIcon, Tooltip, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { Icon } from '../parts/Icon';
import { Undo } from '../parts/Undo';
import { FilterBar } from './FilterBar';
import { useLink } from './filters';
import { KeyList } from './KeyList';
import { isOperator, may, useMe } from './me';
import { Boundary } from './Boundary';
import { PAGES } from './pages';
import { Palette } from './Palette';
import classes from './shell.module.css';
import { signOut } from './signOut';
import { useShortcuts } from './shortcuts';

/** What is around every page. */
export function Shell() {
  const me = useMe();
  const link = useLink();
  const place = useLocation();
  const [isFinding, setFinding] = useState(false);
  const [isListing, setListing] = useState(false);
  useShortcuts({ find: () => setFinding(true), list: () => setListing(true) });
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
            <Controls />
          </div>
        </div>
      </aside>
      <div className={classes.main}>
        <header className={classes.top}>
          <FilterBar />
          <button type="button" className={classes.find} onClick={() => setFinding(true)}>
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
      </div>
      <Undo />
      <Palette isOpen={isFinding} close={() => setFinding(false)} />
      <KeyList isOpen={isListing} close={() => setListing(false)} />
    </div>
  );
}

function Controls() {
  const queries = useQueryClient();
  const me = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const isDark = colorScheme === 'dark';
  return (
    <>
      <Tooltip label={isDark ? 'Light' : 'Dark'}>
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={isDark ? 'Use the light theme' : 'Use the dark theme'}
          onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
        >
          <Icon name={isDark ? 'sun' : 'moon'} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Sign out">
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label="Sign out"
          onClick={() => void signOut(queries, me)}
        >
          <Icon name="out" />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
