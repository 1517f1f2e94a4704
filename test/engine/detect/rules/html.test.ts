import { describe, expect, it } from 'vitest';
import { detect } from '../../../../engine/detect/index.ts';

const PARAGRAPH = `<p>
The memory model says under which conditions reads of a variable
in one thread can be guaranteed to see the values that writes
to the same variable in another thread produce. It says as well
what a compiler may not change about the order of such writes,
and what a program has to do that wants a certain order of them, see
<a href="/pkg/sync"><code>sync</code></a> for more of it.
</p>
`;

describe('a fragment of a page', () => {
  it('is HTML though most of its lines are words without a tag', () => {
    const section = `<h2 id="advice">Advice</h2>\n${PARAGRAPH.repeat(3)}`;
    expect(detect(`<!--{ "Title": "Memory" }-->\n${section.repeat(4)}`).kind).toBe('html');
  });

  it('is none where a program follows a few elements', () => {
    const program = 'const state = ref(0);\nfunction add() {\n  state.value += 1;\n}\n';
    const component = `<script setup>\n${program.repeat(20)}</script>\n<template>\n<p>Count</p>\n</template>\n`;
    expect(detect(component).kind).not.toBe('html');
  });
});
