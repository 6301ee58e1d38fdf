import { MantineProvider } from '@mantine/core';
import { act, cleanup, render, screen } from '@testing-library/react';
import { lazy } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { Later } from './Later';

afterEach(cleanup);

const painted = () => act(() => new Promise((resolve) => setTimeout(resolve, 100)));

test('an outline stands there until what is around it has been painted', async () => {
  render(<Later outline="outline">all of it</Later>);

  expect(screen.queryByText('outline')).not.toBeNull();
  expect(screen.queryByText('all of it')).toBeNull();

  await painted();

  expect(screen.queryByText('outline')).toBeNull();
  expect(screen.queryByText('all of it')).not.toBeNull();
});

test('what cannot be fetched takes nothing else with it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const Missing = lazy(() => Promise.reject(new Error('gone')));
  vi.stubGlobal('matchMedia', () => new EventTarget());
  render(
    <MantineProvider>
      <p>the page</p>
      <Later>
        <Missing />
      </Later>
    </MantineProvider>,
  );

  await painted();

  expect(screen.queryByText('the page')).not.toBeNull();
  expect(screen.queryByRole('alert')).not.toBeNull();
});
