import type { DecideInput } from './decide.ts';
import type { Decision } from './decision.ts';

/**
 * Work that needs decisions on its way. It yields what they are made of and gets back those that were made elsewhere,
 * each at the index of its input; the others it makes itself.
 */
export type Deciding<Result> = Generator<
  readonly DecideInput[],
  Result,
  readonly (Decision | undefined)[]
>;

/**
 * Makes decisions elsewhere than on the thread that waits for them, such as in worker threads. Each is the one
 * that `decide` makes, or undefined where it is to be made here. Rejects with the signal's reason only.
 */
export type DecideElsewhere = (
  inputs: readonly DecideInput[],
  signal: AbortSignal | undefined,
) => Promise<readonly (Decision | undefined)[]>;

/** What such work is done with. */
export interface DecidingContext {
  readonly decideElsewhere?: DecideElsewhere | undefined;
  /** Ends the work. */
  readonly signal?: AbortSignal | undefined;
}

/** Does the work to its end. Rejects with the signal's reason. */
export async function finish<Result>(
  work: Deciding<Result>,
  { decideElsewhere, signal }: DecidingContext,
): Promise<Result> {
  signal?.throwIfAborted();
  let step = work.next([]);
  while (step.done !== true) {
    const made = decideElsewhere === undefined ? [] : await decideElsewhere(step.value, signal);
    signal?.throwIfAborted();
    step = work.next(made);
  }
  return step.value;
}
