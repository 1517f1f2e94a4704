import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { createHeadroom, type HeadroomOptions } from '../../src/index.ts';
import { checkLaws } from '../support/laws/laws.ts';

const PICTURE = Array.from({ length: 400 }, (_, index) =>
  createHash('sha256').update(String(index)).digest('base64').slice(0, 40),
).join('');
const MARK = `${PICTURE.slice(0, 64)}[… ${PICTURE.length - 64} characters …]`;
const page = `<html><body><h1>Orders</h1><p>Orders of May.</p><img src="data:image/png;base64,${PICTURE}">
<p>They fell on 12 May.</p></body></html>`;
const shot = JSON.stringify({ path: 'shot.png', width: 1280, content: PICTURE });

interface Asked {
  readonly options?: HeadroomOptions;
  readonly question?: string;
}

async function shown(content: string, { options = {}, question = 'What is it?' }: Asked = {}) {
  await using headroom = createHeadroom({ store: 'memory', ...options });
  const call = { name: 'read_file', arguments: '{"path":"report.html"}' };
  const messages = [
    { role: 'user', content: question },
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'a', type: 'function', function: call }],
    },
    { role: 'tool', tool_call_id: 'a', content },
  ];
  const result = await headroom.compress(messages, { retrieval: 'tool' });
  const [hash = ''] = /(?<=hash=)[0-9a-f]+/.exec(JSON.stringify(result.messages[2])) ?? [];
  return {
    text: (result.messages[2] as { content: string }).content,
    kind: result.blocks.at(-1)?.kind,
    original: hash === '' ? undefined : await headroom.original(hash),
  };
}

describe('encoded bytes in what a tool returned', () => {
  it('are left out of a page, all else of which is shown', async () => {
    const { text, kind, original } = await shown(page);
    expect(text).toMatch(/^\[headroom hash=\w+: 15936 of \d+ characters omitted where marked; /);
    expect(text).toMatch(/\n<html>/);
    expect(text.endsWith(`,${MARK}">\n<p>They fell on 12 May.</p></body></html>`)).toBe(true);
    expect([kind, original]).toEqual(['html', page]);
  });

  it('do not hide that what is around them is JSON', async () => {
    const rows = JSON.stringify(Array.from({ length: 40 }, (_, id) => ({ id, icon: PICTURE })));
    const { text, kind, original } = await shown(rows);
    expect([kind, original]).toEqual(['json', rows]);
    expect(text).toContain('id: 0 to 39');
    expect(text.length).toBeLessThan(PICTURE.length / 8);
  });

  it('stay where nothing may be left out, and in a file that is about to be edited', async () => {
    expect((await shown(page, { options: { mode: 'lossless' } })).text).toContain(PICTURE);
    const edit = await shown(page, { question: 'Fix the heading in report.html' });
    expect(edit).toMatchObject({ text: page, original: undefined });
  });

  it('are all that is left out where the rest is below what was asked for', async () => {
    const log = Array.from({ length: 60 }, (_, line) => `step ${line}: ${line * 7} files copied`);
    const { text } = await shown(`${log.join('\n')}\n${shot}\n`, { options: { keep: 0.5 } });
    for (const line of log) expect(text).toContain(line);
    expect(text).toContain(MARK);
  });

  it('keep the laws', async () => {
    const messages = [page, shot].map((content) => ({ role: 'tool', tool_call_id: 'a', content }));
    expect(await checkLaws(messages, 'openai-chat')).toEqual([]);
  });
});
