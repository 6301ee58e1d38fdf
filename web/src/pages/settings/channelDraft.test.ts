import { expect, test } from 'vitest';
import type { Channel } from '../../api/types';
import { channelOf, typedOf } from './channelDraft';

const mail: Channel = {
  name: 'owners',
  kind: 'mail',
  settings: { to: ['ana@example.com', 'bo@example.com'] },
  has_secret: false,
  updated_at: '2026-03-01T00:00:00Z',
  updated_by: 'ana',
};

test('what is empty is left out, and lists are lines', () => {
  expect(channelOf('mail', { 'settings.to': 'ana@example.com\n\n bo@example.com ' })).toEqual({
    kind: 'mail',
    settings: { to: ['ana@example.com', 'bo@example.com'] },
  });
});

test('a secret is sent apart from what everybody may see', () => {
  expect(channelOf('github_issue', { 'settings.repository': 'acme/bot', 'secret.token': 'ghp_x' })).toEqual({
    kind: 'github_issue',
    settings: { repository: 'acme/bot' },
    secret: { token: 'ghp_x' },
  });
});

test('a channel is changed without its secret being said again', () => {
  const typed = typedOf(mail);
  expect(typed['settings.to']).toBe('ana@example.com\nbo@example.com');
  expect(channelOf('mail', typed, mail)).toEqual({ kind: 'mail', settings: mail.settings });
});

test('headers of a webhook stay, though nobody is asked for them', () => {
  const kept: Channel = {
    ...mail,
    kind: 'webhook',
    settings: { url: 'https://a.example', headers: { 'X-Team': 'one' } },
  };
  expect(channelOf('webhook', typedOf(kept), kept).settings).toEqual(kept.settings);
});
