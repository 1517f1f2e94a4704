import { hash } from 'node:crypto';

import type { RequestPlan } from '../formats/wire-format.ts';
import type { ConversationFormat } from './conversation-format.ts';

/** What messages are told apart by. */
type Identifying = Pick<ConversationFormat<object>, 'name' | 'identify'>;

const LENGTH = 32;

/**
 * Names a conversation up to a message by all that was said before, so that nothing is ever put back into
 * another conversation. What clients may change in passing (cache breakpoints, white space, thinking,
 * system prompts) does not count.
 */
export function fingerprintsOf(format: Identifying, plan: RequestPlan): readonly string[] {
  let current = seedOf(format, plan);
  return plan.messages.map((message) => (current = next(format, current, message)));
}

/** The fingerprint after more messages. */
export function extendFingerprint(
  format: Identifying,
  { plan, fingerprints }: { readonly plan: RequestPlan; readonly fingerprints: readonly string[] },
  messages: readonly unknown[],
): string {
  const start = fingerprints.at(-1) ?? seedOf(format, plan);
  return messages.reduce<string>((current, message) => next(format, current, message), start);
}

function seedOf({ name }: Identifying, { heldBy = '' }: RequestPlan): string {
  return `${name} ${heldBy}`;
}

function next(format: Identifying, current: string, message: unknown): string {
  const identity = format.identify(message);
  return identity === undefined
    ? current
    : hash('sha256', `${current}\0${identity}`).slice(0, LENGTH);
}
