import { describe, expect, it } from 'vitest';

import { createHeadroom, type HeadroomOptions } from '../../src/index.ts';
import { checkLaws } from '../support/laws/laws.ts';

const PARTS = ['worker', 'queue', 'cache', 'router', 'session', 'timer', 'mailbox', 'index'];

/** A chapter with an example of some hundred tokens. */
function chapter(part: string, index: number): string {
  const calls = Array.from(
    { length: 45 },
    (_, call) => `${part}.send({ step: ${call}, of: ${40 + index}, retries: ${call % 7} });`,
  );
  const others = PARTS.filter((other) => other !== part);
  const uses = others.map((other) => `- It tells the ${other} of what has changed in the ${part}.`);
  return `## The ${part}

The ${part} is started by the program that owns it, and reads its configuration from file ${index}. It stops when
nobody needs it any more. See the [reference](https://example.com/${part}) for all that it can do.

${uses.join('\n')}

\`\`\`js
const ${part} = start({ file: '${index}.json', retries: ${index} });
${calls.join('\n')}
\`\`\`
`;
}

const CHAPTERS = PARTS.map(chapter);
const guide = `# Guide\n\n${CHAPTERS.join('\n')}`;

async function compressed(content: string, options: HeadroomOptions = {}): Promise<string> {
  await using headroom = createHeadroom({ store: 'memory', ...options });
  const messages = [
    { role: 'user', content: 'From which file does the router read its configuration?' },
    { role: 'tool', tool_call_id: 'call', content },
  ];
  const result = await headroom.compress(messages, { retrieval: 'tool' });
  return (result.messages[1] as { content: string }).content;
}

describe('a document of many small parts', () => {
  it('is one text for what is left out of it', async () => {
    const text = await compressed(guide);
    expect(text.length).toBeLessThan(guide.length / 2);
    expect(text.match(/\[headroom hash=/g)).toHaveLength(1);
    expect(text).toContain('## The router');
    expect(text).toContain('reads its configuration from file 3');
  });

  it('keeps all its parts below the trigger, and where kinds have modes of their own', async () => {
    const short = guide.slice(0, guide.indexOf('## The queue'));
    expect(await compressed(short)).not.toContain('[headroom hash=');
    expect(await compressed(guide, { kinds: { code: 'off' } })).not.toContain('[headroom hash=');
  });

  it('keeps the laws', async () => {
    const messages = [{ role: 'tool', tool_call_id: 'call', content: guide }];
    expect(await checkLaws(messages, 'openai-chat')).toEqual([]);
  });
});
