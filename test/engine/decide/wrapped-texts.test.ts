import { describe, expect, it } from 'vitest';

import { createHeadroom } from '../../../src/index.ts';

const LINES = Array.from({ length: 400 }, (_, index) => `10:00:00 INFO worker ${index % 9} ok`);
const FAILURE = '10:33:20 ERROR worker 3 cannot reach “db-7”: 3 attempts';
const LOG = LINES.toSpliced(200, 0, FAILURE).join('\n');

async function sentFor(output: string): Promise<readonly [string, string]> {
  await using headroom = createHeadroom({ store: 'memory' });
  const call = { id: 'c', type: 'function', function: { name: 'shell', arguments: '{}' } };
  const { blocks } = await headroom.compress(
    [
      { role: 'user', content: 'What failed?' },
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: 'c', content: output },
    ],
    { model: 'gpt-5.2', retrieval: 'tool' },
  );
  const text = blocks.at(-1)?.after ?? '';
  const [, hash = ''] = /hash=([0-9a-f]{24})/.exec(text) ?? [];
  return [text, (await headroom.original(hash)) ?? ''];
}

describe('a text wrapped in JSON', () => {
  it.each([
    ['a result with an exit status', JSON.stringify({ output: LOG, metadata: { exit_code: 1 } })],
    ['a list of parts', JSON.stringify([{ type: 'text', text: LOG }], undefined, 2)],
    ['JSON of Python', `{"stdout": ${inAscii(JSON.stringify(LOG))}, "stderr": ""}`],
  ])('has the form that it would have by itself, in %s', async (_, json) => {
    const [text, original] = await sentFor(json);
    const [bare] = await sentFor(LOG);
    expect(text.length).toBeLessThan(json.length / 10);
    expect(JSON.stringify(JSON.parse(text))).toContain(JSON.stringify(bare).slice(1, -1));
    expect(text.startsWith(json.slice(0, json.indexOf('10:00')))).toBe(true);
    expect(original).toBe(LOG);
  });

  it('has it beside others as long, and is not cut with them', async () => {
    const pages = [LOG, LINES.join('\n'), LOG.replaceAll('worker', 'runner')];
    const json = JSON.stringify(pages.map((content, id) => ({ id, content })));
    const [text] = await sentFor(json);
    const shown: readonly { readonly id: number; readonly content: string }[] = JSON.parse(text);
    expect(shown.map(({ id }) => id)).toEqual([0, 1, 2]);
    expect(shown[0]?.content).toContain(FAILURE);
    expect(shown[1]?.content).toContain('[log of 400 lines: INFO 400');
    expect(shown[2]?.content).toContain(FAILURE.replace('worker', 'runner'));
    expect(text.length).toBeLessThan(json.length / 5);
  });

  it('is not looked for where most of the JSON is something else', async () => {
    const rows = LINES.map((line, id) => ({ id, line, host: `web-${id % 7}` }));
    const [, original] = await sentFor(JSON.stringify({ note: LOG.slice(0, 900), rows }));
    expect(original).toContain('"rows"');
  });
});

function inAscii(json: string): string {
  return json.replaceAll('“', String.raw`\u201c`).replaceAll('”', String.raw`\u201d`);
}
