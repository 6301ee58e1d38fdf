import { MantineProvider, Skeleton } from '@mantine/core';
import { QueryClientProvider, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { onSignedOut } from './api/http';
import { forgetWhoWasHere, useSession } from './api/queries';
import { NotFound } from './pages/NotFound';
import { Overview } from './pages/Overview';
import { Failure } from './parts/Failure';
import { Boundary } from './shell/Boundary';
import { MeContext } from './shell/me';
import { Shell } from './shell/Shell';
import { nonce } from './nonce';
import { resolver, theme } from './theme';

const Change = lazy(() => import('./pages/Change'));
const Changes = lazy(() => import('./pages/Changes'));
const Events = lazy(() => import('./pages/Events'));
const Explore = lazy(() => import('./pages/Explore'));
const Loop = lazy(() => import('./pages/Loop'));
const Loops = lazy(() => import('./pages/Loops'));
const Operations = lazy(() => import('./pages/Operations'));
const Research = lazy(() => import('./pages/Research'));
const Settings = lazy(() => import('./pages/Settings'));
const Template = lazy(() => import('./pages/Template'));
const SignIn = lazy(() => import('./shell/SignIn'));
const Templates = lazy(() => import('./pages/Templates'));

export function App({ queries }: { queries: QueryClient }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queries}>
        <BrowserRouter basename={new URL(document.baseURI).pathname}>
          <Door />
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Lets in who is signed in. */
function Door() {
  const client = useQueryClient();
  const session = useSession();
  useEffect(() => onSignedOut(() => forgetWhoWasHere(client)), [client]);
  if (session.isError) {
    return <Failure error={session.error} retry={() => void session.refetch()} />;
  }
  if (session.data === undefined) {
    return null;
  }
  if (session.data.me == null) {
    return (
      <Boundary>
        <Suspense>
          <SignIn />
        </Suspense>
      </Boundary>
    );
  }
  return (
    <MeContext value={session.data.me}>
      <Suspense fallback={<Skeleton height="100dvh" />}>
        <Pages />
      </Suspense>
    </MeContext>
  );
}

function Pages() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<Overview />} />
        <Route path="changes" element={<Lazy of={<Changes />} />} />
        <Route path="changes/:id" element={<Lazy of={<Change />} />} />
        <Route path="loops" element={<Lazy of={<Loops />} />} />
        <Route path="loops/templates" element={<Lazy of={<Templates />} />} />
        <Route path="loops/templates/:name" element={<Lazy of={<Template />} />} />
        <Route path="loops/:id" element={<Lazy of={<Loop />} />} />
        <Route path="research/:id?" element={<Lazy of={<Research />} />} />
        <Route path="explore" element={<Lazy of={<Explore />} />} />
        <Route path="events" element={<Lazy of={<Events />} />} />
        <Route path="operations" element={<Lazy of={<Operations />} />} />
        <Route path="settings/:part?" element={<Lazy of={<Settings />} />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}

function Lazy({ of }: { of: React.ReactNode }) {
  return <Suspense fallback={<Skeleton height={400} />}>{of}</Suspense>;
}
