import { basename, join } from 'node:path';

import type { ChatMessage } from '../conversation.ts';
import type { Probe } from '../measures/probes.ts';
import { filesIn, readJson, setName } from './data.ts';

/** A whole request and the questions that it must answer. */
export interface Workload {
  readonly name: string;
  readonly messages: readonly ChatMessage[];
  readonly probes: readonly Probe[];
}

const PROBES = 'probes.json';

/** The workloads of a data folder. */
export function readWorkloads(data: string): readonly Workload[] {
  const folder = join(data, 'workloads');
  const files = filesIn(folder, ['.json']);
  const probes = readProbes(files);
  return files
    .filter((file) => basename(file) !== PROBES)
    .map((file) => {
      const name = setName(file);
      // As data/README.md says.
      const { messages } = readJson(file) as { messages: ChatMessage[] };
      return { name, messages, probes: probes[name] ?? [] };
    });
}

function readProbes(files: readonly string[]): Readonly<Record<string, readonly Probe[]>> {
  const file = files.find((each) => basename(each) === PROBES);
  // As data/README.md says.
  return file === undefined ? {} : (readJson(file) as Record<string, Probe[]>);
}
