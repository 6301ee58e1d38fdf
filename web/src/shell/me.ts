import { createContext, use } from 'react';
import type { Me } from '../api/types';
import { SETTINGS, type SettingsLink } from './pages';

export const MeContext = createContext<Me | undefined>(undefined);

/** Who is signed in. */
export function useMe(): Me {
  const me = use(MeContext);
  if (me === undefined) {
    throw new Error('nobody is signed in');
  }
  return me;
}

/** The operator belongs to no tenant. */
export function isOperator(me: Me): boolean {
  return me.tenant_id === '*';
}

export function may(me: Me, scope: string): boolean {
  return me.scopes.includes(scope) || me.scopes.includes('admin');
}

/** The settings that somebody may see. */
export function settingsOf(me: Me): SettingsLink[] {
  return SETTINGS.filter(
    (part) => (!part.needsAdmin || may(me, 'admin')) && (part.isOperators !== true || isOperator(me)),
  );
}
