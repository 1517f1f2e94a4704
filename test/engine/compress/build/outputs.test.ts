import { describe, expect, it } from 'vitest';
import { buildCompressor } from '../../../../engine/compress/build/index.ts';
import { toolsOf } from '../../../../engine/build-tools/index.ts';
import { detect } from '../../../../engine/detect/index.ts';
import { lossyContextFor } from '../context.ts';
import type { Output } from './output.ts';
import { FAILING } from './outputs.ts';

const named = FAILING.map((output) => [output.tool, output] as const);

describe.each(named)('the output of %s', (_, output) => {
  const shown = lossy(output);

  it('is known by its lines', () => {
    expect(toolsOf(output.text)).not.toEqual([]);
    expect(detect(output.text).kind).toBe('build');
  });

  it('keeps failures, what is said about them, and the counts in their own words', () => {
    expect(output.must.filter((line) => !shown.includes(line))).toEqual([]);
  });

  it('keeps less than a third', () => {
    expect(shown.length).toBeLessThan(output.text.length / 3);
  });
});

function lossy({ text }: Output): string {
  return buildCompressor.lossy?.(text, lossyContextFor('build', 450)) ?? '';
}
