import type { DecisionTask } from '../../engine/index.ts';

/** The UTF-16 units of the texts of tasks. */
export function sizeOf(tasks: readonly DecisionTask[]): number {
  return tasks.reduce((size, { slot }) => size + slot.text.length, 0);
}
