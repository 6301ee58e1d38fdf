// A small identity provider to test with: whoever says their name is believed, and is in these groups.
//
//   PROVIDER_PORT=4011 PROVIDER_REDIRECT=http://127.0.0.1:8433/v1/session/oidc/callback node tests/provider.mjs
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import process from 'node:process';
import { URLSearchParams } from 'node:url';
import Provider from 'oidc-provider';

const GROUPS = { ana: ['ml-platform', 'everybody'], olga: ['operators'], sam: ['everybody'] };
const NAMES = { ana: 'Ana Silva', olga: 'Olga Petrova', sam: 'Sam Stranger' };

const port = Number(process.env.PROVIDER_PORT ?? 4011);
// Another site than 127.0.0.1 to a browser, as a provider is in earnest.
const issuer = `http://localhost:${port}`;
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'trimtab',
      token_endpoint_auth_method: 'none',
      redirect_uris: [process.env.PROVIDER_REDIRECT],
      id_token_signed_response_alg: 'ES256',
    },
  ],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'test', alg: 'ES256', use: 'sig' }] },
  cookies: { keys: ['a key of a provider to test with'] },
  claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email', 'email_verified'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, login) => ({
    accountId: login,
    claims: () => ({
      sub: login,
      name: NAMES[login] ?? login,
      email: `${login}@example.com`,
      email_verified: true,
      groups: GROUPS[login] ?? [],
    }),
  }),
  // Nobody is asked whether this client may know them: it is of the same house.
  loadExistingGrant: async ({ oidc }) => {
    const known = oidc.session.grantIdFor(oidc.client.clientId);
    const grant =
      (known === undefined ? undefined : await provider.Grant.find(known)) ??
      new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid profile email');
    await grant.save();
    return grant;
  },
});

const FORM = `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Provider</title><h1>Provider</h1>
<form method="post"><label>Who are you? <input name="login" autofocus></label> <button>Continue</button></form></html>`;

async function interact(request, response) {
  if (request.method !== 'POST') {
    await provider.interactionDetails(request, response);
    response.setHeader('Content-Type', 'text/html').end(FORM);
    return;
  }
  let body = '';
  for await (const part of request) {
    body += part;
  }
  const login = new URLSearchParams(body).get('login') ?? '';
  const result =
    login === 'nobody'
      ? { error: 'access_denied', error_description: 'nobody may come in' }
      : { login: { accountId: login } };
  await provider.interactionFinished(request, response, result);
}

const others = provider.callback();
createServer((request, response) => {
  if (request.url.startsWith('/interaction/')) {
    interact(request, response).catch((error) => {
      response.writeHead(400).end(String(error));
    });
  } else {
    others(request, response);
  }
}).listen(port, '127.0.0.1', () => console.log(`provider at ${issuer}`));
