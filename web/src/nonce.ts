import { setNonce } from 'get-nonce';

/** Which lets styles of our own in where the page forbids all others. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

setNonce(nonce);
