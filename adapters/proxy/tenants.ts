import { createHash } from 'node:crypto';

import {
  type AdapterEvent,
  createHeadroom,
  type Headroom,
  HeadroomError,
  type HeadroomOptions,
  type LedgerRange,
  type LedgerReport,
  loadConfig,
  type Logger,
  type RequestReport,
} from '../../src/index.ts';
import { createExchange, type Exchange } from '../http/exchange/wire/exchange.ts';
import { isHeadroom } from '../http/headroom-for.ts';
import { SERVER_WORKERS } from '../http/server/server-workers.ts';
import { createStoredResponses, type StoredResponses } from '../http/stored/stored-responses.ts';
import type { ResolvedOptions } from './settings.ts';
import type { Asked } from './upstream/upstreams.ts';

/** Those who share originals, and what their requests go through. */
export interface Tenant {
  readonly headroom: Headroom;
  readonly exchange: Exchange;
  /** What requests for what the providers hold go through. */
  readonly stored: StoredResponses;
}

/** All tenants of a proxy. */
export interface Tenants {
  /** Does some work for the tenant that a request belongs to. */
  serve<Result>(asked: Asked, work: (tenant: Tenant) => Promise<Result>): Promise<Result>;
  /** What the ledgers of those whose store is open say of a time. */
  ledgers(range: LedgerRange): Promise<readonly LedgerReport[]>;
  /** Closes their stores. */
  close(): Promise<void>;
}

/** Headers that say who pays for a request. */
const CREDENTIALS = ['authorization', 'x-api-key', 'api-key', 'x-goog-api-key'];
/** The same for gateways before the providers: Azure's API Management, Cloudflare's, LiteLLM's, Portkey's. */
const CREDENTIALS_OF_GATEWAYS = [
  'ocp-apim-subscription-key',
  'cf-aig-authorization',
  'x-litellm-api-key',
  'x-portkey-api-key',
];
/** The same in an address, as Google takes it. */
const CREDENTIALS_OF_QUERY = ['key', 'access_token'];
/** Tenants whose store stays open while they are silent. */
const MOST_OPEN = 64;

/** The tenants of a proxy by its options. */
export function tenantsFor(
  { headroom, partition, log }: ResolvedOptions,
  noted: (event: AdapterEvent) => void,
): Tenants {
  if (isHeadroom(headroom)) {
    if (partition === 'credential') throw new HeadroomError('invalid_options', ONE_PART);
    return singleTenant(openTenant(headroom, noted), false);
  }
  const configured = loadConfig();
  const logger: Logger = { warn: (message) => log({ event: 'problem', message }) };
  const onRequest = (report: RequestReport): void => log({ event: 'answer', ...report });
  const options = { logger, onRequest, workers: configured.workers ?? SERVER_WORKERS, ...headroom };
  const open = (own: HeadroomOptions): Tenant => openTenant(createHeadroom(own), noted);
  if (partition === 'project') return singleTenant(open(options), true);
  if (typeof options.store === 'object') throw new HeadroomError('invalid_options', ONE_STORE);
  const { project = configured.project ?? 'proxy' } = options;
  return tenantPerCredential((key) => open({ ...options, project: `${project} ${key}` }));
}

const ONE_PART =
  "createProxy(): a Headroom has one part of the store for all callers: give its options instead, or partition: 'project'";

const ONE_STORE =
  "createProxy(): a store that is open has one part for all callers: name a store instead, or set partition: 'project'";

/** One tenant: everybody. */
function singleTenant(tenant: Tenant, isOwn: boolean): Tenants {
  return {
    serve: (_, work) => work(tenant),
    ledgers: async (range) => [await tenant.headroom.ledger(range)],
    close: async () => {
      if (isOwn) await tenant.headroom[Symbol.asyncDispose]();
    },
  };
}

interface OpenTenant extends Tenant {
  /** Requests that are being answered. */
  serving: number;
}

/**
 * A tenant for each credential. The store sees a digest of it, in the name of its part; two who do not show
 * any are the same tenant.
 */
function tenantPerCredential(openFor: (key: string) => Tenant): Tenants {
  const open = new Map<string, OpenTenant>();

  function enter(key: string): OpenTenant {
    const tenant = open.get(key) ?? { ...openFor(key), serving: 0 };
    open.delete(key);
    open.set(key, tenant);
    return tenant;
  }

  /** One after the other, for those that are silent now may be asked while another is being closed. */
  async function closeSilent(): Promise<void> {
    while (open.size > MOST_OPEN) {
      const [key, tenant] = open.entries().find(([, { serving }]) => serving === 0) ?? [];
      if (key === undefined || tenant === undefined) return;
      open.delete(key);
      await tenant.headroom[Symbol.asyncDispose]();
    }
  }

  return {
    async serve(asked, work) {
      const tenant = enter(digestOf(asked));
      tenant.serving += 1;
      try {
        return await work(tenant);
      } finally {
        tenant.serving -= 1;
        await closeSilent();
      }
    },
    ledgers: (range) =>
      Promise.all([...open.values()].map(({ headroom }) => headroom.ledger(range))),
    async close() {
      for (const { headroom } of open.values()) await headroom[Symbol.asyncDispose]();
    },
  };
}

/** What happens in it is told on the way. */
function openTenant(inner: Headroom, noted: (event: AdapterEvent) => void): Tenant {
  const note = (event: AdapterEvent): void => {
    noted(event);
    inner.note(event);
  };
  const headroom = { ...inner, note };
  return {
    headroom,
    exchange: createExchange(headroom),
    stored: createStoredResponses(headroom),
  };
}

function digestOf({ headers, target }: Asked): string {
  const query = new URLSearchParams(target.query);
  const shown = [
    ...CREDENTIALS.map((name) => headers.get(name) ?? ''),
    ...CREDENTIALS_OF_QUERY.flatMap((name) => query.getAll(name)),
    ...CREDENTIALS_OF_GATEWAYS.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [`${name}: ${value}`];
    }),
  ];
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 32);
}
