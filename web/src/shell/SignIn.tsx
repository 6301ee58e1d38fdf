import { Button, PasswordInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { call } from '../api/http';
import type { Session } from '../api/types';
import { Command } from '../parts/Command';
import { Failure } from '../parts/Failure';
import classes from './SignIn.module.css';

/** Exchanges an API key for a session. The key is kept nowhere. */
export function SignIn() {
  const queries = useQueryClient();
  const [key, setKey] = useState('');
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);

  const signIn = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const session = await call<Session>('/v1/session', { method: 'POST', json: { key: key.trim() } });
      queries.setQueryData(['/v1/session'], session);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className={classes.page}>
      <form className={classes.form} onSubmit={(event) => void signIn(event)}>
        <img src="favicon.svg" alt="" width={40} height={40} />
        <h1>Sign in to Trimtab</h1>
        <PasswordInput
          label="API key"
          description="It is exchanged for a session of this browser and kept nowhere else."
          placeholder="tt_..."
          autoComplete="current-password"
          data-autofocus
          autoFocus
          required
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the key' }}
        />
        {error !== undefined && <Failure error={error} />}
        <Button type="submit" loading={isBusy} fullWidth>
          Sign in
        </Button>
        <div className={classes.help}>
          <span>The operator&apos;s key is on the server; it can make a key for you:</span>
          <Command text="./trimtab keys create --tenant acme --scope admin --name anna" />
        </div>
      </form>
    </main>
  );
}
