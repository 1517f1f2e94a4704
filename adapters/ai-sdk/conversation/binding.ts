import { asObject, type JsonObject } from '../../http/json/read.ts';

/** What a reasoning is bound to: all that came before it, or the item that it led to. */
export type Binding =
  | { readonly to: 'prefix'; readonly provider: string }
  | { readonly to: 'next'; readonly item: string };

/** What the options of a reasoning bind it to; undefined where it is valid anywhere. */
export function bindingOf(providerOptions: unknown): Binding | undefined {
  for (const [provider, options] of Object.entries(asObject(providerOptions))) {
    const { signature, redactedData, itemId }: JsonObject = asObject(options);
    if (typeof signature === 'string' || typeof redactedData === 'string') {
      return { to: 'prefix', provider };
    }
    if (typeof itemId === 'string') return { to: 'next', item: itemId };
  }
  return undefined;
}
