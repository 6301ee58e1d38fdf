import { createContext, use } from 'react';
import type { Me } from '../api/types';

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
