import { Button, Divider, PasswordInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { address, call } from '../api/http';
import { useCall } from '../api/queries';
import type { Session, SignInWays } from '../api/types';
import { Command } from '../parts/Command';
import { Failure } from '../parts/Failure';
import classes from './SignIn.module.css';
import { SIGNED_OUT, withoutSignedOut } from './signOut';

/** Sends people to their identity provider, or exchanges an API key for a session. The key is kept nowhere. */
export default function SignIn() {
  const queries = useQueryClient();
  const place = useLocation();
  const navigate = useNavigate();
  const ways = useCall<SignInWays>('/v1/session/ways', {});
  const provider = ways.data?.oidc;
  const path = place.pathname + withoutSignedOut(place.search);
  const isSignedOut = new URLSearchParams(place.search).has(SIGNED_OUT);
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
      if (isSignedOut) {
        void navigate(path, { replace: true });
      }
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
        {provider != null && (
          <>
            {isSignedOut && (
              <p className={classes.note} role="status">
                You are signed out here.
                {provider.sign_out_url != null && (
                  <>
                    {' '}
                    <a href={provider.sign_out_url}>Sign out of {provider.label} too</a>, if this browser is
                    not yours alone.
                  </>
                )}
              </p>
            )}
            <Button component="a" href={address('/v1/session/oidc/start', { return: path })} fullWidth>
              Sign in with {provider.label}
            </Button>
            <Divider label="or" />
          </>
        )}
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
        <Button type="submit" loading={isBusy} fullWidth variant={provider == null ? 'filled' : 'default'}>
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
