import { describe, expect, it } from 'vitest';

import {
  createGuard,
  type GuardOptions,
  TOKEN_HEADER,
} from '../../../../adapters/http/server/guard.ts';

const LOCAL: GuardOptions = { address: '127.0.0.1' };
const OPEN: GuardOptions = { address: '0.0.0.0', token: 'a secret' };

function statusFor(headers: Record<string, string>, options: GuardOptions): number | undefined {
  return createGuard(options)(new Headers(headers))?.status;
}

describe('the guard of a local server', () => {
  it.each(['localhost', 'LOCALHOST:8787', '127.0.0.1:1', '127.8.9.10', '[::1]', '[::1]:8787'])(
    'answers to the host %s',
    (host) => expect(statusFor({ host }, LOCAL)).toBeUndefined(),
  );

  it.each([
    'evil.example',
    'evil.example:8787',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example@localhost.',
    '192.168.1.5:8787',
    '0.0.0.0:8787',
    '',
  ])('does not answer to the host %j', (host) => expect(statusFor({ host }, LOCAL)).toBe(403));

  it('does not answer without a host', () => expect(statusFor({}, LOCAL)).toBe(403));

  it.each([
    ['http://localhost:6274', undefined],
    ['https://127.0.0.1', undefined],
    ['http://[::1]:3000', undefined],
    ['http://evil.example', 403],
    ['http://localhost.evil.example', 403],
    ['http://localhost:1@evil.example', 403],
    ['chrome-extension://localhost', 403],
    ['null', 403],
    ['', 403],
  ])('treats a page of %j as it should', (origin, status) => {
    expect(statusFor({ host: 'localhost:8787', origin }, LOCAL)).toBe(status);
  });

  it.each([
    ['cross-site', undefined, 403],
    ['cross-site', 'https://evil.example', 403],
    ['cross-site', 'http://127.0.0.1:3000', undefined],
    ['same-site', undefined, undefined],
    ['same-origin', undefined, undefined],
    ['none', undefined, undefined],
  ])('treats what a browser asks for %s with the origin %j as it should', (site, page, status) => {
    const origin = page === undefined ? {} : { origin: page };
    expect(statusFor({ host: 'localhost', 'sec-fetch-site': site, ...origin }, LOCAL)).toBe(status);
  });

  it.each(['localhost', '127.0.0.1', '127.1.2.3', '::1'])('needs no token on %s', (address) => {
    expect(statusFor({ host: 'localhost' }, { address })).toBeUndefined();
  });

  it('asks for a token where one is set', () => {
    const options = { ...LOCAL, token: 'a secret' };
    expect(statusFor({ host: 'localhost' }, options)).toBe(401);
    const authorization = 'Bearer a secret';
    expect(statusFor({ host: 'localhost', authorization }, options)).toBeUndefined();
    expect(statusFor({ host: 'evil.example', authorization }, options)).toBe(403);
  });
});

describe('the guard of a server that others can reach', () => {
  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.com', '', '127.0.0.1.example'])(
    'is not made for %j without a token',
    (address) => {
      for (const token of [undefined, '']) {
        expect(() => createGuard({ address, token })).toThrowError(
          expect.objectContaining({
            code: 'invalid_options',
            message: expect.stringContaining('HEADROOM_TOKEN'),
          }),
        );
      }
    },
  );

  it.each([
    [undefined, 'option address: expected'],
    [null, 'option address: expected'],
    [{}, 'option address: expected'],
    [{ token: 'a secret' }, 'option address: expected'],
    [{ address: 8787 }, 'option address: expected'],
    [{ address: '0.0.0.0', token: null }, 'option token: expected'],
    [{ address: '127.0.0.1', token: 7 }, 'option token: expected'],
  ])('is not made with %j', (options, message) => {
    expect(() => createGuard(options as never)).toThrowError(
      expect.objectContaining({
        code: 'invalid_options',
        message: expect.stringContaining(message),
      }),
    );
  });

  it.each<[Record<string, string>, number | undefined]>([
    [{ authorization: 'Bearer a secret' }, undefined],
    [{ authorization: 'bearer  a secret' }, undefined],
    [{ [TOKEN_HEADER]: 'a secret', authorization: 'Bearer key-of-a-provider' }, undefined],
    [{ [TOKEN_HEADER]: 'wrong', authorization: 'Bearer a secret' }, undefined],
    [{}, 401],
    [{ authorization: 'Bearer a secre' }, 401],
    [{ authorization: 'Bearer a secret2' }, 401],
    [{ authorization: 'Bearer ' }, 401],
    [{ authorization: 'Basic a secret' }, 401],
    [{ authorization: 'a secret' }, 401],
    [{ [TOKEN_HEADER]: '' }, 401],
  ])('with %j', (headers, status) => {
    expect(statusFor({ host: 'headroom.internal:8787', ...headers }, OPEN)).toBe(status);
  });

  it('lets pages of its own origin in, and none of others', () => {
    const own = { host: 'headroom.internal:8787', authorization: 'Bearer a secret' };
    expect(statusFor({ ...own, origin: 'http://headroom.internal:8787' }, OPEN)).toBeUndefined();
    expect(statusFor({ ...own, origin: 'http://headroom.internal' }, OPEN)).toBe(403);
    expect(statusFor({ ...own, origin: 'https://evil.example' }, OPEN)).toBe(403);
  });

  it('tells nothing of the token', () => {
    const refusal = createGuard(OPEN)(new Headers({ authorization: 'Bearer wrong' }));
    expect(JSON.stringify(refusal)).not.toMatch(/a secret|wrong/);
  });
});
