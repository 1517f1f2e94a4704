import { describe, expect, it } from 'vitest';

import { codeCompressor } from '../../../../engine/compress/code/index.ts';
import { detect } from '../../../../engine/detect/index.ts';
import { lossyContextFor } from '../context.ts';

const services = Array.from(
  { length: 120 },
  (_, id) =>
    `- name: service-${id}\n  resources:\n    limits:\n      memory: ${100 + id}Mi\n  env:\n    - LEVEL`,
).join('\n');
const yaml = `# The services to start\n${services}`;
const css = Array.from(
  { length: 120 },
  (_, id) => `.panel-${id} {\n  color: red;\n  margin: ${id}px;\n}`,
).join('\n');
const minified = Array.from(
  { length: 300 },
  (_, id) => `function f${id}(e){return e.map(function(t){return t.size+${id}})}`,
).join(';');

function shown(text: string, question: string): string {
  const detection = detect(text);
  expect(detection.kind).toBe('code');
  const context = lossyContextFor('code', 400, question);
  return codeCompressor.lossy?.(text, { ...context, detection }) ?? text;
}

describe('code without functions that could be folded', () => {
  it('is shown by lines, with those they are indented below, in settings', () => {
    const lines = shown(yaml, 'how much memory has service-77?').split('\n');
    const at = lines.indexOf('- name: service-77');
    expect(at).toBeGreaterThan(0);
    expect(lines.length).toBeLessThan(200);
    expect(lines[0]).toMatch(/^\[missing: \d+ of 721 lines omitted where marked\]$/);
  });

  it('is shown by lines in style sheets', () => {
    const short = shown(css, 'which margin has panel-93?');
    expect(short).toContain('.panel-93 {');
    expect(short).toContain('[lines ');
    expect(short.length).toBeLessThan(css.length / 2);
  });

  it('is shown by pieces where it is minified', () => {
    const short = shown(`"use strict";\nvar a=1;\n${minified}`, 'what does f211 return?');
    expect(short).toContain('function f211(e)');
    expect(short).toMatch(/\[… \d+ characters of line 3 …\]/);
    expect(short.length).toBeLessThan(minified.length / 2);
  });
});
