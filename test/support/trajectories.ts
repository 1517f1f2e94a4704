import { readFileSync } from 'node:fs';

import { dataPath } from './data-folder.ts';

/** A tool call in the neutral form of the recorded conversations. */
export interface NeutralCall {
  readonly id: string;
  readonly name: string;
  readonly args: unknown;
}

/** A message in the neutral form. */
export interface NeutralMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
  readonly tool_calls?: readonly NeutralCall[];
  readonly tool_call_id?: string;
  readonly tool_name?: string;
}

/** A value that a later step took from earlier tool outputs; `sources` are message indexes. */
export interface Needle {
  readonly value: string;
  readonly at: number;
  readonly kind: string;
  readonly sources: readonly number[];
  readonly distance: number;
}

/** A value that was shown and never used. */
export interface Control {
  readonly value: string;
  readonly sources: readonly number[];
}

/** A recorded conversation of an agent. */
export interface Trajectory {
  readonly id: string;
  readonly set: string;
  readonly task: string;
  readonly messages: readonly NeutralMessage[];
  readonly needles: readonly Needle[];
  readonly controls: readonly Control[];
}

/** The names of the recorded sets. */
export const TRAJECTORY_SETS = [
  'hotpot_react',
  'intercode_bash_gpt4',
  'intercode_sql_gpt4',
  'openhands',
  'pi_coding_agent',
  'sweagent_demos',
  'tau2_retail_gpt5',
  'tau_airline_gpt4o',
] as const;

/** The recorded conversations of a set (see `data/README.md`); none where the data is absent. */
export function loadTrajectories(name: string): readonly Trajectory[] {
  const file = dataPath('trajectories', `${name}.jsonl`);
  if (file === undefined) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Trajectory);
}
