import { expect, test } from 'vitest';
import { withoutSignedOut } from './signOut';

test('the deep link stays, the word of having signed out goes', () => {
  expect(withoutSignedOut('')).toBe('');
  expect(withoutSignedOut('?signed_out')).toBe('');
  expect(withoutSignedOut('?tenant=acme&signed_out=&domain=a%20b')).toBe('?tenant=acme&domain=a+b');
});
