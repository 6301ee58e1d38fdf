import '@mantine/core/styles.css';
import './tokens.css';
import './global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './api/client';
import { askAhead } from './api/queries';
import { App } from './app';
import { readFilters } from './shell/filters';

const { pathname, search } = window.location;
const isOverview = pathname === new URL(document.baseURI).pathname;
askAhead(queries, isOverview ? readFilters(new URLSearchParams(search)) : undefined).catch(() => {
  // The page asks again, and says what is wrong.
});

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App queries={queries} />
    </StrictMode>,
  );
}
