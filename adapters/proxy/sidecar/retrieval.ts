import type { CompressRequest } from './contract.ts';

/**
 * Whether a caller answers calls of `headroom_retrieve`: `tool` if it says so. litellm says so from 1.109 on,
 * and only where its guardrail answers them; before, it did by default and said nothing.
 */
export function retrievalOf(
  { retrieval, config }: Pick<CompressRequest, 'retrieval' | 'config'>,
  headers: Headers,
): 'tool' | 'none' {
  if (retrieval != null) return retrieval;
  if (config != null) return config.mode === 'ccr' ? 'tool' : 'none';
  return isSilentLitellm(headers.get('user-agent') ?? '') ? 'tool' : 'none';
}

function isSilentLitellm(userAgent: string): boolean {
  const [, major, minor] = /^litellm\/(\d+)\.(\d+)\b/.exec(userAgent) ?? [];
  return major !== undefined && Number(major) === 1 && Number(minor) < 109;
}
