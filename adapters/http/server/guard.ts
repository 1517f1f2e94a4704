import { createHash, timingSafeEqual } from 'node:crypto';

import { HeadroomError } from '../../../src/index.ts';
import { asObject } from '../json/read.ts';
import { hostInUrl } from './host-in-url.ts';

/** Where a server listens and who may call it. */
export interface GuardOptions {
  /** The address that it is bound to, such as `127.0.0.1`. */
  readonly address: string;
  /** What callers have to send as bearer token or as `x-headroom-proxy-token`; every address but this computer's own requires one. */
  readonly token?: string | undefined;
}

/** Why a request is not answered. */
export interface GuardRefusal {
  /** 401 without the token; 403 for a name or a page that does not belong here. */
  readonly status: 401 | 403;
  /** One sentence for the caller. */
  readonly message: string;
}

/** Looks at a request before anything else does; undefined lets it through. */
export type Guard = (headers: Pick<Headers, 'get'>) => GuardRefusal | undefined;

/** Carries the token where `Authorization` is meant for somebody else, such as a provider. */
export const TOKEN_HEADER = 'x-headroom-proxy-token';

/**
 * The guard of a server on this computer. On a loopback address it refuses foreign host names: a web page that
 * lets its own name point here (DNS rebinding) comes with one. Everywhere it refuses pages of other origins and,
 * where there is a token, callers without it. Throws a HeadroomError of code `invalid_options` for another
 * address without a token, and where address or token is no text.
 */
export function createGuard(options: GuardOptions): Guard {
  const { address, token = '' } = checked(options);
  const isLocal = isLoopbackAddress(address);
  if (!isLocal && token === '') throw new HeadroomError('invalid_options', tokenNeeded(address));
  return (headers) =>
    refuseHost(headers, isLocal) ?? refusePage(headers) ?? refuseCaller(headers, token);
}

/** The options, of which callers in JavaScript may have left out some. */
function checked(options: GuardOptions): GuardOptions {
  const { address, token } = asObject(options);
  if (typeof address !== 'string') throw new HeadroomError('invalid_options', NO_ADDRESS);
  if (token === undefined || typeof token === 'string') return { address, token };
  throw new HeadroomError('invalid_options', 'option token: expected a text');
}

const NO_ADDRESS =
  'option address: expected the address that the server listens on, such as 127.0.0.1';

/** Whether nobody but programs on this computer reaches an address that a server listens on. */
export function isLoopbackAddress(address: string): boolean {
  return isLoopback(hostInUrl(address));
}

function tokenNeeded(address: string): string {
  return `other computers can reach ${address}: give a token in HEADROOM_TOKEN, --token-file or the option token, or listen on 127.0.0.1`;
}

/** Elsewhere a server has any number of names, and the token is what a foreign page lacks. */
function refuseHost(headers: Pick<Headers, 'get'>, isLocal: boolean): GuardRefusal | undefined {
  if (!isLocal || isLoopback(headers.get('host') ?? '')) return undefined;
  return { status: 403, message: FOREIGN_HOST };
}

const FOREIGN_HOST =
  'This server answers to names of its own computer: send "Host: localhost", or let it listen on another address, with a token.';

/**
 * Only browsers send an origin; pages of this computer and of the server itself may ask. Images, frames and links of a
 * page are asked for without one, and are told to be of another site.
 */
function refusePage(headers: Pick<Headers, 'get'>): GuardRefusal | undefined {
  const origin = headers.get('origin');
  const isForeign =
    origin === null ? headers.get('sec-fetch-site') === 'cross-site' : !isOwnPage(origin, headers);
  return isForeign ? { status: 403, message: FOREIGN_PAGE } : undefined;
}

const FOREIGN_PAGE = 'Pages of other origins may not call this server.';

function isOwnPage(origin: string, headers: Pick<Headers, 'get'>): boolean {
  const page = /^https?:\/\/(.+)$/.exec(origin)?.[1] ?? '';
  return isLoopback(page) || (page !== '' && page === headers.get('host'));
}

function refuseCaller(headers: Pick<Headers, 'get'>, token: string): GuardRefusal | undefined {
  if (token === '') return undefined;
  const [, bearer] = /^Bearer +(.+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  const shown = [headers.get(TOKEN_HEADER), bearer];
  if (shown.some((each) => each != null && isSame(each, token))) return undefined;
  return { status: 401, message: `Send the token as "Authorization: Bearer" or ${TOKEN_HEADER}.` };
}

/** In a time that tells nothing about the token: digests have one length, and all of it is compared. */
function isSame(left: string, right: string): boolean {
  const [one, other] = [left, right].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}

/** Whether `host` or `host:port` is this computer as seen from itself. */
function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  return name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
}
