import { hash } from 'node:crypto';

import type { RequestPlan } from '../formats/wire-format.ts';
import type { ConversationFormat } from './conversation-format.ts';

/** A request's conversation, with the fingerprint at each message. */
export interface FingerprintedConversation {
  readonly format: Pick<ConversationFormat<object>, 'isAnswer' | 'textsOf'> & Identifying;
  readonly plan: RequestPlan;
  readonly fingerprints: readonly string[];
}

/** What messages are told apart by. */
type Identifying = Pick<ConversationFormat<object>, 'name' | 'hasOwnMessages' | 'identify'>;

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
  { plan, fingerprints }: Pick<FingerprintedConversation, 'plan' | 'fingerprints'>,
  messages: readonly unknown[],
): string {
  const start = fingerprints.at(-1) ?? seedOf(format, plan);
  return messages.reduce<string>((current, message) => next(format, current, message), start);
}

function seedOf({ name }: Identifying, { heldBy = '' }: RequestPlan): string {
  return `${name} ${heldBy}`;
}

interface Step {
  readonly before: string;
  readonly after: string;
}

/** The steps over messages that requests of a conversation have in common. */
const steps = new WeakMap<object, Step>();

function next(format: Identifying, before: string, message: unknown): string {
  const isKept = format.hasOwnMessages === true && typeof message === 'object' && message !== null;
  const known = isKept ? steps.get(message) : undefined;
  if (known?.before === before) return known.after;
  const identity = format.identify(message);
  const after =
    identity === undefined ? before : hash('sha256', `${before}\0${identity}`).slice(0, LENGTH);
  if (isKept) steps.set(message, { before, after });
  return after;
}
