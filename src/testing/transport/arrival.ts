import zlib from 'node:zlib';

import { parsedJson } from '../../../engine/index.ts';
import type { OpenRequest } from '../request.ts';
import type { Call, Vendor } from '../vendor.ts';

/** A request as the transport hands it over. */
export interface Arrival {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

const DECODERS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: zlib.gunzipSync,
  zstd: zlib.zstdDecompressSync,
};
const SECRET_HEADERS = new Set(['authorization', 'x-api-key', 'api-key', 'x-goog-api-key']);
/** Google's APIs take a key in the query too. */
const SECRET_PARAMETER = /(?<=(?:^|&)key=)[^&]+/g;

/** Finds out whose request it is, and opens the record of it. */
export function openRequest(
  arrival: Arrival,
  vendors: readonly [Vendor, ...Vendor[]],
): { vendor: Vendor; call: Call; request: OpenRequest } {
  const { method, url, bytes } = arrival;
  const vendor = vendorOf(arrival, vendors);
  const text = new TextDecoder().decode(decoded(bytes, arrival.headers['content-encoding']));
  const headers = redacted(arrival.headers);
  const path = url.pathname;
  const query = url.search.slice(1).replace(SECRET_PARAMETER, '<redacted>');
  const body = parsedJson(text);
  const call: Call = { method, path, query, headers, body };
  const request: OpenRequest = {
    format: vendor.format,
    ...call,
    bytes,
    text,
    conversation: [],
    tokens: { prompt: 0, cached: 0 },
    prefixKept: true,
    aborted: false,
  };
  return { vendor, call, request };
}

/** Keeps the figures of a request and lets go of what it said. */
export function dropBody(request: OpenRequest): void {
  Object.assign(request, { bytes: new Uint8Array(), text: '', body: undefined, conversation: [] });
}

function vendorOf({ url, headers }: Arrival, vendors: readonly [Vendor, ...Vendor[]]): Vendor {
  const byPath = vendors.find((vendor) => vendor.serves(url.pathname));
  if (byPath !== undefined) return byPath;
  const isAnthropic = 'anthropic-version' in headers;
  return vendors.find(({ format }) => (format === 'anthropic') === isAnthropic) ?? vendors[0];
}

/** Undoes the encodings in which clients send bodies; one that is none of them stays as it is. */
function decoded(bytes: Uint8Array, encoding: string | undefined): Uint8Array {
  const decode = encoding === undefined ? undefined : DECODERS[encoding];
  try {
    return decode?.(bytes) ?? bytes;
  } catch {
    return bytes;
  }
}

function redacted(headers: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    SECRET_HEADERS.has(name) ? '<redacted>' : value,
  ]);
  return Object.fromEntries(entries);
}
