import { type Violation, violation } from './laws/violation.ts';

/** A value as it would go over the wire. */
export function bytesOf(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}

/** A violation at the first message whose bytes differ; none where all are the same. */
export function sameBytes(
  actual: readonly unknown[],
  expected: readonly unknown[],
  { law, detail }: Pick<Violation, 'law' | 'detail'>,
): readonly Violation[] {
  if (actual.length !== expected.length) {
    return [violation(law, `${detail}: ${actual.length} messages instead of ${expected.length}`)];
  }
  for (const [index, message] of actual.entries()) {
    if (message === expected[index]) continue;
    const [got, wanted] = [bytesOf(message), bytesOf(expected[index])];
    if (got !== wanted) return [violation(law, `${detail}: ${difference(got, wanted)}`, index)];
  }
  return [];
}

function difference(got: string, wanted: string): string {
  let start = 0;
  while (start < got.length && got[start] === wanted[start]) start += 1;
  const from = Math.max(0, start - 20);
  return `…${got.slice(from, start + 60)}… instead of …${wanted.slice(from, start + 60)}…`;
}
