import type { DecideInput } from './decide.ts';

/** Names everything that a decision depends on besides the slot's text. */
export function decisionKey({ slot, query, settings, counter }: DecideInput): string {
  const { user, toolArguments, assistant } = query;
  const general = settingsKey({ settings, counter });
  return [general, slot.role, slot.toolName, toolArguments, user, assistant].join('\0');
}

/** Names the settings and the model: decisions under other ones are others. */
export function settingsKey({
  settings,
  counter,
}: Pick<DecideInput, 'settings' | 'counter'>): string {
  return JSON.stringify([settings, counter.model]);
}
