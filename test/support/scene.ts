import { createHeadroom, type Headroom, type HeadroomOptions } from '../../src/index.ts';
import {
  createProvider,
  type Provider,
  type ProviderRequest,
  type StreamOptions,
} from '../../src/testing/index.ts';

/** A provider and a Headroom that keeps nothing on disk. */
export interface Scene {
  readonly provider: Provider;
  readonly headroom: Headroom;
  /** What the logger was told. */
  readonly warnings: readonly string[];
}

/** Opens a scene. */
export function openScene(stream: StreamOptions = {}, options: HeadroomOptions = {}): Scene {
  const warnings: string[] = [];
  const logger = { warn: (line: string): void => void warnings.push(line) };
  const headroom = createHeadroom({ store: 'memory', logger, ...options });
  return { provider: createProvider({ stream }), headroom, warnings };
}

/** Why requests were refused, and whether one of them did not begin with the one before. */
export function troublesOf({ provider }: Pick<Scene, 'provider'>): readonly string[] {
  return provider.requests.flatMap(({ refusal, prefixKept }, index) => [
    ...(refusal === undefined ? [] : [refusal]),
    ...(prefixKept ? [] : [`request ${index + 1} does not begin with the one before`]),
  ]);
}

/** For each request whether the tool is in it. */
export function offers(requests: readonly ProviderRequest[]): readonly boolean[] {
  return requests.map(({ text }) => text.includes('"name":"headroom_retrieve"'));
}

/** What the provider read, as text. */
export function readBy({ provider }: Pick<Scene, 'provider'>, at = -1): string {
  return JSON.stringify(provider.requests.at(at)?.conversation);
}
