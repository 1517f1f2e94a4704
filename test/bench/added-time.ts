import { collectGarbage, millisecondsOf } from './samples.ts';

const WARM_UP = 200;
const ITERATIONS = 200;

/** The same work without and with what is measured. */
export interface Pair<Input> {
  /** What both get in a turn; making it is not measured. */
  readonly inputOf: (turn: number) => Input;
  readonly without: (input: Input) => Promise<unknown>;
  readonly withIt: (input: Input) => Promise<unknown>;
  /** @defaultValue 200 */
  readonly iterations?: number;
}

/** Milliseconds that the work takes more, pair by pair, once both ways are warm. */
export async function addedTime<Input>(pair: Pair<Input>): Promise<readonly number[]> {
  const { iterations = ITERATIONS } = pair;
  const added: number[] = [];
  collectGarbage();
  for (let turn = 0; turn < WARM_UP + iterations; turn += 1) {
    const input = pair.inputOf(turn);
    const without = await millisecondsOf(() => pair.without(input));
    added.push((await millisecondsOf(() => pair.withIt(input))) - without);
  }
  return added.slice(WARM_UP);
}
