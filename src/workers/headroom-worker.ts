import { type DecisionOutcome, type DecisionTask, runTask } from '../../engine/index.ts';

/** What a worker thread does with a job. */
export function runTasks(tasks: readonly DecisionTask[]): Promise<readonly DecisionOutcome[]> {
  return Promise.all(tasks.map(runTask));
}
