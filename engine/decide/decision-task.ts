import { once } from '../common/once.ts';
import { tokenCounter } from '../tokens/index.ts';
import type { DecideInput } from './decide.ts';
import type { Decision } from './decision.ts';

/** What a decision is made of, as plain data that can be sent to another thread. */
export interface DecisionTask extends Omit<DecideInput, 'counter'> {
  /** The model that tokens are counted for. */
  readonly model: string;
}

/**
 * A decision as plain data. Originals are mostly the task's own text, or cut from it: who has the task need not be sent
 * them again.
 */
export interface DecisionOutcome extends Omit<Decision, 'text' | 'originals'> {
  readonly text: Excerpt;
  readonly originals: readonly (readonly [string, Original<Excerpt>])[];
}

type Original<Text> = { readonly text: Text } & Pick<DecisionOutcome, 'kind'>;

/** A text, or where it begins and ends in another one. */
type Excerpt = string | readonly [number, number];

/** The task that leads to a decision. */
export function decisionTask({ slot, query, settings, counter }: DecideInput): DecisionTask {
  const { text, role, toolName } = slot;
  const named = toolName === undefined ? {} : { toolName };
  return { slot: { text, role, ...named }, query, settings, model: counter.model };
}

/** Makes a decision, on whatever thread this is called. */
export async function runTask(task: DecisionTask): Promise<DecisionOutcome> {
  const { decide } = await loadDecide();
  const { model, ...input } = task;
  return outcomeOf(decide({ ...input, counter: tokenCounter(model) }), task);
}

/** A decision as plain data, for those who have the task that led to it. */
export function outcomeOf(
  { text, originals, ...rest }: Decision,
  { slot }: DecisionTask,
): DecisionOutcome {
  const whole = slot.text;
  return {
    ...rest,
    text: text === whole ? [0, whole.length] : text,
    originals: [...originals].map(([hash, original]) => [
      hash,
      { kind: original.kind, text: excerptOf(original.text, whole) },
    ]),
  };
}

/** The decision that a task has led to. */
export function decisionOf(
  { text, originals, ...rest }: DecisionOutcome,
  { slot }: DecisionTask,
): Decision {
  const read = (excerpt: Excerpt): string =>
    typeof excerpt === 'string' ? excerpt : slot.text.slice(...excerpt);
  return {
    ...rest,
    text: read(text),
    originals: new Map(
      originals.map(([hash, original]) => [
        hash,
        { kind: original.kind, text: read(original.text) },
      ]),
    ),
  };
}

/** Detection and compressors are loaded with the first task. */
const loadDecide = once(() => import('./decide.ts'));

function excerptOf(text: string, whole: string): Excerpt {
  const start = whole.indexOf(text);
  return start === -1 ? text : [start, start + text.length];
}
