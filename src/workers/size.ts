import type { DecisionTask } from '../../engine/index.ts';
import { sum } from '../sum.ts';

/** The UTF-16 units of the texts of tasks. */
export function sizeOf(tasks: readonly DecisionTask[]): number {
  return sum(tasks.map(({ slot }) => slot.text.length));
}
