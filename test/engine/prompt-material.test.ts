import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createHeadroom } from '../../src/index.ts';
import { checkLaws } from '../support/laws/laws.ts';
import { chinesePage, newsPage } from './compress/html/pages.ts';
import { MATERIAL } from './detect/prompt/material.ts';

const BEFORE = 'Please find out why this page loads slowly; do not change the words of it.';
const AFTER = 'Answer in two sentences.';

const page = newsPage(60) + chinesePage;
const prompt = `${BEFORE}\n\n\`\`\`html\n${page}\n\`\`\`\n\n${AFTER}`;

async function compressed(content: string, kinds = {}): Promise<string> {
  await using headroom = createHeadroom({ store: 'memory', kinds });
  const { messages } = await headroom.compress([{ role: 'user', content }], { retrieval: 'tool' });
  return (messages[0] as { content: string }).content;
}

describe('material in a prompt', () => {
  it('is compressed where it stands, between the same words', async () => {
    const text = await compressed(prompt);
    expect(text.length).toBeLessThan(prompt.length / 2);
    expect(text.startsWith(`${BEFORE}\n\n\`\`\`html\n[headroom: page in the next `)).toBe(true);
    expect(text).toContain('[headroom hash=');
    expect(text.endsWith(`\n\`\`\`\n\n${AFTER}`)).toBe(true);
  });

  it('stays as it is where its kind is set to off', async () => {
    expect(await compressed(prompt, { html: 'off' })).toBe(prompt);
  });

  it('is not looked for in what the user wrote', async () => {
    const words = `${BEFORE} ${'The council met again and spoke about the river. '.repeat(400)}`;
    expect(await compressed(words)).toBe(words);
  });
});

describe('the laws hold for prompts of words and material', () => {
  const enclosure = fc.constantFrom(
    (inside: string) => inside,
    (inside: string) => `\n\`\`\`\n${inside}\n\`\`\`\n`,
    (inside: string) => `<document>\n${inside}\n</document>`,
    (inside: string) => `"""\n${inside}\n"""`,
  );
  const material = fc
    .tuple(enclosure, fc.constantFrom(...Object.values(MATERIAL), page))
    .map(([enclose, text]) => enclose(text));
  const piece = fc.oneof(material, fc.constantFrom(BEFORE, AFTER, '', '- a point\n- another'));
  const conversation = fc
    .array(fc.array(piece, { maxLength: 5 }), { minLength: 1, maxLength: 3 })
    .map((prompts) => prompts.map((pieces) => ({ role: 'user', content: pieces.join('\n') })));

  it.each([
    { mode: 'lossless', retrieval: 'none' },
    { mode: 'balanced' },
    { mode: 'aggressive', trigger: 100, keep: 0.1 },
  ] as const)('%o', async (options) => {
    await fc.assert(
      fc.asyncProperty(conversation, async (messages) => {
        expect(await checkLaws(messages, 'openai-chat', options)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the reason of a block', () => {
  it('says how often a retrieve is expected', async () => {
    await using headroom = createHeadroom({ store: 'memory' });
    const messages = [{ role: 'tool', tool_call_id: 'a', content: page }];
    const { blocks } = await headroom.compress(messages, { retrieval: 'tool' });
    expect(blocks[0]?.reason).toBe(
      'leaving parts out pays: a retrieve is expected in 10 % of cases',
    );
  });

  it('says that a block is below the trigger', async () => {
    await using headroom = createHeadroom({ store: 'memory', trigger: 50_000 });
    const messages = [{ role: 'tool', tool_call_id: 'a', content: page }];
    const { blocks } = await headroom.compress(messages, { retrieval: 'tool' });
    expect(blocks[0]?.reason).toContain('nothing is left out below 50,000 tokens');
    expect(blocks[0]?.references).toEqual([]);
  });
});
