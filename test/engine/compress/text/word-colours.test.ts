import { describe, expect, it } from 'vitest';

import { withMarkedWords } from '../../../../engine/compress/text/word-colours.ts';
import { createHeadroom } from '../../../../src/index.ts';

const [RED, GREEN, BOLD, CYAN, RESET] = ['31', '32', '1', '36', ''].map(
  (code) => `\u001B[${code}m`,
);

function header(file: string): readonly string[] {
  return [
    `${BOLD}diff --git a/${file} b/${file}${RESET}`,
    `${BOLD}--- a/${file}${RESET}`,
    `${BOLD}+++ b/${file}${RESET}`,
    `${CYAN}@@ -1,2 +1,2 @@${RESET}`,
  ];
}

describe('withMarkedWords', () => {
  it('says by signs which words were removed and added, as git does without colours', () => {
    const line = `const port = ${RED}3000${RESET}${GREEN}8080${RESET};${RESET}`;
    const text = [...header('a.ts'), line].join('\n');
    const marked = withMarkedWords(text).split('\n').at(-1);
    expect(marked).toBe(`const port = [-3000-]{+8080+};${RESET}`);
  });

  it('leaves diffs alone whose lines have signs, and colours of anything else', () => {
    const signed = `${RED}-port = 3000${RESET}\n${GREEN}+${RESET}${GREEN}port = 8080${RESET}`;
    const diff = [...header('a.ts'), signed].join('\n');
    const tests = `${GREEN}✓${RESET} works\n${RED}✗${RESET} fails`;
    for (const text of [diff, tests]) expect(withMarkedWords(text)).toBe(text);
  });
});

it('keeps what only colours said when a long diff of words is shown', async () => {
  const files = Array.from({ length: 30 }, (_, file) => [
    ...header(`src/part-${file}.ts`),
    ...Array.from({ length: 8 }, (_line, line) => `  call(${file}, ${line});${RESET}`),
    `  return ${RED}old${file}${RESET}${GREEN}new${file}${RESET};${RESET}`,
  ]);
  const content = files.flat().join('\n');
  await using headroom = createHeadroom({ store: 'memory' });
  const { messages } = await headroom.compress([{ role: 'tool', tool_call_id: 'a', content }]);
  const shown = String((messages[0] as { content: unknown }).content);
  expect(shown).not.toContain('\u001B');
  expect(shown).toContain('return [-old7-]{+new7+};');
});
