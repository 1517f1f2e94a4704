import { hash } from 'node:crypto';

import type { Contestant } from '../proxy/contestant.ts';

const AT_ONCE = 16;

/** The references that do not bring back, at one of the proxies, the text that they were made of. */
export async function unredeemable(
  references: readonly string[],
  proxies: readonly Contestant[],
): Promise<readonly string[]> {
  const lost: string[] = [];
  const waiting = references.entries();
  const worker = async (): Promise<void> => {
    for (const [at, reference] of waiting) {
      const text = await originalOf(reference, proxies[at % proxies.length]?.url ?? '');
      if (hash('sha256', text).slice(0, reference.length) !== reference) lost.push(reference);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return lost;
}

async function originalOf(reference: string, url: string): Promise<string> {
  const answer = await fetch(`${url}/v1/retrieve/${reference}`);
  // The sidecar's answer; without an original where it has none.
  const { original_content: text } = (await answer.json()) as {
    readonly original_content?: string;
  };
  return text ?? '';
}
