import {
  type DecideElsewhere,
  type DecideInput,
  type Decision,
  decisionOf,
  type DecisionOutcome,
  type DecisionTask,
  decisionTask,
  hashOf,
  outcomeOf,
  runTask,
  type Store,
} from '../engine/index.ts';
import { sizeOf } from './workers/size.ts';

/** What processes share decisions by. */
export interface SharedDecisionsOptions {
  readonly store: Pick<Store, 'recall' | 'remember'>;
  /** Makes in threads those that nobody has made before. */
  readonly decideElsewhere?: DecideElsewhere | undefined;
  /**
   * UTF-16 units of new text in one request from which on the store is asked: to decide so much takes 1 to 3 ms.
   * Texts of a sixteenth of that are shared; those that are shorter are decided as fast as read.
   * @defaultValue 8192
   */
  readonly least?: number;
}

/**
 * Has each decision made once by all processes on a store, by the one that sees its text first. Another one, which
 * a conversation moves to, is spared the work, and sends the same bytes even where it runs another version. While
 * the store does not answer each decides for itself.
 */
export function sharedDecisions({
  store,
  decideElsewhere = async () => [],
  least = 8192,
}: SharedDecisionsOptions): DecideElsewhere {
  async function recall(tasks: readonly SharedTask[]): Promise<ReadonlyMap<string, string>> {
    if (sizeOf(tasks.map(({ task }) => task)) < least) return new Map();
    // What is wrong with the store is told where originals are kept.
    return store.recall(tasks.map(({ key }) => key)).catch(() => new Map<string, string>());
  }

  /** Nobody waits for it. */
  function remember({ key, task }: SharedTask, decision: Decision): void {
    store.remember(key, JSON.stringify(outcomeOf(decision, task))).catch(() => undefined);
  }

  return async (inputs, signal) => {
    const decisions = new Map<DecideInput, Decision | undefined>();
    const shared = inputs.filter(({ slot }) => slot.text.length >= least / 16).map(sharedTask);
    const recalled = await recall(shared);
    for (const { input, key, task } of shared) {
      decisions.set(input, readDecision(recalled.get(key), task));
    }
    const isUnknown = (input: DecideInput): boolean => decisions.get(input) === undefined;
    const toShare = shared.filter(({ input }) => isUnknown(input));
    const unknown = inputs.filter(isUnknown);
    const made = await decideElsewhere(unknown, signal);
    for (const [index, input] of unknown.entries()) decisions.set(input, made[index]);
    for (const each of toShare) {
      const decision = decisions.get(each.input) ?? (await decideHere(each.task));
      decisions.set(each.input, decision);
      remember(each, decision);
    }
    return inputs.map((input) => decisions.get(input));
  };
}

interface SharedTask {
  readonly input: DecideInput;
  readonly task: DecisionTask;
  /** What the decision is remembered under: a name for all that it depends on. */
  readonly key: string;
}

function sharedTask(input: DecideInput): SharedTask {
  const task = decisionTask(input);
  return { input, task, key: `decision 1 ${hashOf(JSON.stringify(task))}` };
}

async function decideHere(task: DecisionTask): Promise<Decision> {
  return decisionOf(await runTask(task), task);
}

/** The decision in a text that `remember` wrote; undefined where it is damaged. */
function readDecision(text: string | undefined, task: DecisionTask): Decision | undefined {
  if (text === undefined) return undefined;
  try {
    return decisionOf(JSON.parse(text) as DecisionOutcome, task);
  } catch {
    return undefined;
  }
}
