import type { Channel, ChannelSettings } from '../../api/types';

export type ChannelKind = Channel['kind'];

export interface Field {
  name: string;
  label: string;
  hint?: string;
  isSecret: boolean;
  isNeeded?: boolean;
  /** Several, one a line. */
  isList?: boolean;
}

const secret = (name: string, label: string, hint: string): Field => ({ name, label, hint, isSecret: true });

/** What each kind needs to be told; of the secrets, what is left empty stays as it is kept. */
export const FIELDS: Record<ChannelKind, readonly Field[]> = {
  webhook: [
    {
      name: 'url',
      label: 'Address',
      hint: 'https://deploy.example.com/trimtab',
      isSecret: false,
      isNeeded: true,
    },
    { name: 'timeout', label: 'How long an answer may take', hint: '15s', isSecret: false },
    secret('authorization', 'What the header Authorization says', 'Bearer ...'),
  ],
  slack: [secret('url', 'Address of the incoming webhook', 'https://hooks.slack.com/services/...')],
  mail: [
    {
      name: 'to',
      label: 'To, one a line',
      hint: 'ana@example.com',
      isSecret: false,
      isNeeded: true,
      isList: true,
    },
    { name: 'from', label: 'From', hint: "the server's own address", isSecret: false },
  ],
  github_issue: [
    { name: 'repository', label: 'Repository', hint: 'acme/support-bot', isSecret: false, isNeeded: true },
    { name: 'labels', label: 'Labels, one a line', isSecret: false, isList: true },
    { name: 'assignees', label: 'Assignees, one a line', isSecret: false, isList: true },
    { name: 'api_url', label: 'Where the API is', hint: 'https://api.github.com', isSecret: false },
    secret('token', 'Token', 'may read and write issues there'),
  ],
  alertmanager: [
    {
      name: 'url',
      label: 'Address',
      hint: 'https://alertmanager.example.com',
      isSecret: false,
      isNeeded: true,
    },
    secret('token', 'Bearer token', 'or user and password, or nothing'),
    secret('user', 'User', ''),
    secret('password', 'Password', ''),
  ],
};

export const KINDS: Record<ChannelKind, string> = {
  webhook: 'Webhook',
  slack: 'Slack',
  mail: 'Mail',
  github_issue: 'GitHub issues',
  alertmanager: 'Alertmanager',
};

/** What was typed, by kind of field and name: "settings.url". */
export type Typed = Record<string, string>;

export function keyOf(field: Field): string {
  return `${field.isSecret ? 'secret' : 'settings'}.${field.name}`;
}

/** A channel as it is kept, to be changed. */
export function typedOf(channel: Channel): Typed {
  const settings = channel.settings as Record<string, unknown>;
  return Object.fromEntries(
    FIELDS[channel.kind]
      .filter(({ isSecret }) => !isSecret)
      .map((field) => {
        const value = settings[field.name];
        const text = Array.isArray(value) ? value.join('\n') : typeof value === 'string' ? value : '';
        return [keyOf(field), text];
      }),
  );
}

/** What is sent: what was left empty is left out; headers of a webhook stay. */
export function channelOf(kind: ChannelKind, typed: Typed, kept?: Channel): ChannelSettings {
  const part = (isSecret: boolean) =>
    Object.fromEntries(
      FIELDS[kind]
        .filter((field) => field.isSecret === isSecret)
        .map((field): [string, string | string[]] => {
          const text = (typed[keyOf(field)] ?? '').trim();
          const lines = text.split('\n').map((line) => line.trim());
          return [field.name, field.isList === true ? lines.filter((line) => line !== '') : text];
        })
        .filter(([, value]) => value.length > 0),
    );
  const secrets = part(true);
  const headers = kept?.kind === kind ? kept.settings.headers : undefined;
  return {
    kind,
    settings: { ...(headers == null ? {} : { headers }), ...part(false) },
    ...(Object.keys(secrets).length === 0 ? {} : { secret: secrets }),
  };
}
