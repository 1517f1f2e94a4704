import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { answer } from '../../../engine/retrieve/answer.ts';
import { hashOf } from '../../../engine/retrieve/reference.ts';
import { tokenCounter } from '../../../engine/tokens/index.ts';

interface Probe {
  readonly kind: string;
  readonly at: number;
  readonly query: string;
  readonly expect: readonly string[];
}

const FOLDER = join(process.env['HEADROOM_DATA'] ?? '../shared/data', 'workloads');
const counter = tokenCounter('gpt-5.2');

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
}

function lookups(): readonly (readonly [string, Probe])[] {
  if (!existsSync(join(FOLDER, 'probes.json'))) return [];
  const probes = read('probes.json') as Readonly<Record<string, readonly Probe[]>>;
  return Object.entries(probes).flatMap(([workload, list]) =>
    list.filter(({ kind }) => kind === 'lookup').map((probe) => [workload, probe] as const),
  );
}

describe.skipIf(lookups().length === 0)(
  'one call finds what is looked up (needs HEADROOM_DATA)',
  () => {
    it.each(lookups())('in %s: $query', (workload, probe) => {
      const { messages } = read(`${workload}.json`) as { messages: readonly { content: string }[] };
      const text = messages[probe.at]?.content ?? '';
      const request = { hash: hashOf(text), query: probe.query };
      const found = answer({ text, kind: 'json', source: {} }, request, counter);
      for (const expected of probe.expect) expect(found.text).toContain(expected);
    });
  },
);
