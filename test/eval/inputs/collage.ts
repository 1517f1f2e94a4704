import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { filesIn, readRecords } from './data.ts';
import { readDocumentSets } from './documents.ts';
import { below, pick, type Random, randomFrom } from './random.ts';

/** Texts by kind, to cut pieces from. */
export type Pools = readonly (readonly string[])[];

/** The recorded documents and tool outputs of a data folder; none where it is absent. */
export function readPools(data: string): Pools {
  if (!existsSync(data)) return [];
  const items = filesIn(join(data, 'items'), ['.jsonl']).map((file) =>
    // As data/README.md says.
    (readRecords(file) as readonly { readonly text: string }[]).map(({ text }) => text),
  );
  return [...readDocumentSets(data).map(({ texts }) => texts), ...items];
}

/**
 * A tool output nobody recorded: one to three pieces of recorded ones, whole or cut, with what tools
 * write between them. The same seed gives the same text.
 */
export function collage(pools: Pools, seed: number): string {
  const random = randomFrom(seed);
  const pieces = Array.from({ length: 1 + below(random, 3) }, () => piece(pools, random));
  const text = pieces.reduce((before, after) => before + pick(random, BETWEEN) + after);
  return below(random, 12) === 0 ? text.replaceAll('\n', '\r\n') : text;
}

const BETWEEN = ['\n', '\n\n', '\n---\n', '', '\r\n', '\nOutput:\n', '\n```\n', ' '] as const;
const LONGEST = 8000;
const LONGEST_RARE = 40_000;

function piece(pools: Pools, random: Random): string {
  const pool = pools[below(random, pools.length)] ?? [];
  const text = pool[below(random, pool.length)] ?? '';
  const longest = below(random, 4) === 0 ? LONGEST_RARE : LONGEST;
  const start = pick(random, STARTS)(text, below(random, text.length));
  return text.slice(start, start + longest);
}

/** Where a piece begins: half of them with the whole text, others at a line or anywhere. */
const STARTS = [
  () => 0,
  () => 0,
  (text: string, place: number) => text.indexOf('\n', place) + 1,
  (_: string, place: number) => place,
] as const;
