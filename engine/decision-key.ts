import type { DecideInput } from './decide.ts';

/** Names everything that a decision depends on besides the slot's text. */
export function decisionKey({ slot, query, settings, counter }: DecideInput): string {
  const { user, toolArguments, assistant } = query;
  const general = JSON.stringify([settings, counter.model]);
  return [general, slot.role, slot.toolName, toolArguments, user, assistant].join('\0');
}
