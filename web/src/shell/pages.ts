import type { IconName } from '../parts/Icon';

export interface PageLink {
  path: string;
  name: string;
  icon: IconName;
  /** Pressed after `g`. */
  key: string;
  scope: string;
}

/** The pages, in the order in which people ask. */
export const PAGES: readonly PageLink[] = [
  { path: '/', name: 'Overview', icon: 'overview', key: 'o', scope: 'outcomes:read' },
  { path: '/changes', name: 'Changes', icon: 'changes', key: 'c', scope: 'outcomes:read' },
  { path: '/loops', name: 'Loops', icon: 'loops', key: 'l', scope: 'improvements:read' },
  { path: '/research', name: 'Research', icon: 'research', key: 'r', scope: 'improvements:read' },
  { path: '/explore', name: 'Explore', icon: 'explore', key: 'x', scope: 'outcomes:read' },
  { path: '/events', name: 'Events', icon: 'events', key: 'e', scope: 'outcomes:read' },
  { path: '/operations', name: 'Operations', icon: 'operations', key: 'p', scope: 'operations:read' },
  { path: '/settings', name: 'Settings', icon: 'settings', key: 's', scope: 'outcomes:read' },
];

export interface SettingsLink {
  /** Below `/settings/`. */
  path: string;
  name: string;
  needsAdmin: boolean;
  isOperators?: boolean;
}

/** The parts of the settings, in their order. */
export const SETTINGS: readonly SettingsLink[] = [
  { path: 'keys', name: 'Keys', needsAdmin: true },
  { path: 'tenants', name: 'Tenants', needsAdmin: true, isOperators: true },
  { path: 'domains', name: 'Domains', needsAdmin: false },
  { path: 'tenant', name: 'Limits and sensitivity', needsAdmin: true },
  { path: 'channels', name: 'Channels', needsAdmin: true },
  { path: 'audit', name: 'Audit', needsAdmin: true },
];
