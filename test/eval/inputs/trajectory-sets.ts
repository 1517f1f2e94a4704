import { join } from 'node:path';

import type { Trajectory } from '../../support/trajectories.ts';
import type { EvalOptions } from '../arguments.ts';
import { recordSets } from './data.ts';

/** Recorded conversations that are measured together. */
export interface TrajectorySet {
  readonly set: string;
  readonly recorded: readonly Trajectory[];
}

/** The sets of recorded conversations that a command line asks for. Throws `MissingData` where there are none, `UsageError` for others. */
export function* trajectorySets({ data, sets }: EvalOptions): Generator<TrajectorySet> {
  for (const { set, records } of recordSets(join(data, 'trajectories'), sets)) {
    // As data/README.md says.
    yield { set, recorded: records as readonly Trajectory[] };
  }
}
