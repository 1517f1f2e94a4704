import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';

/** The call without the options that are not for the provider; whether it is to go out as it is. */
export function takeBypass(params: LanguageModelV4CallOptions): {
  readonly params: LanguageModelV4CallOptions;
  readonly bypasses: boolean;
} {
  const { headroom, ...providerOptions } = params.providerOptions ?? {};
  if (headroom === undefined) return { params, bypasses: false };
  return { params: { ...params, providerOptions }, bypasses: headroom['bypass'] === true };
}
