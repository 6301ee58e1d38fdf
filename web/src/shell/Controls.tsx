import { ActionIcon, Tooltip, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Icon } from '../parts/Icon';
import { useMe } from './me';
import { signOut } from './signOut';

/** What one does to one's own view: its theme, and leaving. */
export default function Controls() {
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
