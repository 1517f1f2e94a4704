import { describe, expect, it } from 'vitest';

import { type Logger, memoryStore } from '../../../../src/index.ts';
import { USERS } from '../../../support/users.ts';
import { openSidecar, type SidecarScene } from './scene.ts';

const ROW = { role: 'tool', tool_call_id: 'a', content: USERS };
const MISSING = '0123456789abcdef01234567';

async function issue({ ask }: SidecarScene): Promise<string> {
  const { json } = await ask('/v1/compress', { messages: [ROW], retrieval: 'tool' });
  const [hash] = json['ccr_hashes'] as readonly string[];
  return hash ?? '';
}

describe('GET /v1/retrieve/{hash}', () => {
  it('gives the original back, byte for byte', async () => {
    const scene = openSidecar();
    const { status, json } = await scene.ask(`/v1/retrieve/${await issue(scene)}`);
    expect(status).toBe(200);
    expect(json['original_content']).toBe(USERS);
  });

  it('gives the parts that match a query', async () => {
    const scene = openSidecar();
    const { json } = await scene.ask(
      `/v1/retrieve/${await issue(scene)}?query=user%20370%20failed`,
    );
    expect(json['original_content']).toContain('user 370 of 30');
    expect(String(json['original_content']).length).toBeLessThan(6000);
  });

  it('takes hashes in capitals and empty queries', async () => {
    const scene = openSidecar();
    const hash = (await issue(scene)).toUpperCase();
    const { json } = await scene.ask(`/v1/retrieve/${hash}?query=`);
    expect(json['original_content']).toBe(USERS);
  });

  it.each([MISSING, 'nothing', '%00', '..'])('answers 404 for %s', async (hash) => {
    const { status, json } = await openSidecar().ask(`/v1/retrieve/x${hash}`);
    expect(status).toBe(404);
    expect(json).toMatchObject({ error: { type: 'not_found' } });
  });
});

describe('POST /v1/retrieve', () => {
  it('answers what the tool answers', async () => {
    const scene = openSidecar();
    const call = { hash: await issue(scene), rows: '38' };
    const { json } = await scene.ask('/v1/retrieve', call);
    expect(json).toEqual({ version: 1, ...(await scene.headroom.retrieve(call)) });
    expect(json).toMatchObject({ found: true, text: expect.stringContaining('user 37 of 3') });
  });

  it('names the request for what follows', async () => {
    const scene = openSidecar();
    const { json } = await scene.ask('/v1/retrieve', { hash: await issue(scene), rows: '1-400' });
    const { json: next } = await scene.ask('/v1/retrieve', json['next']);
    expect(next['found']).toBe(true);
    expect(next['text']).not.toBe(json['text']);
  });

  it.each([{ hash: MISSING }, { hash: 7 }, {}, [], 'null'])('answers %o in words', async (call) => {
    const { status, json } = await openSidecar().ask('/v1/retrieve', call);
    expect(status).toBe(200);
    expect(json).toMatchObject({ found: false, text: expect.any(String) });
  });
});

describe('what clients remember', () => {
  it('is recalled, the latest of each key', async () => {
    const { ask } = openSidecar();
    const remember = (value: string): Promise<unknown> =>
      ask('/v1/remember', {
        entries: [
          { key: '__proto__', value },
          { key: 'größer', value: '' },
        ],
      });
    await remember('one');
    await remember('two \ud800');
    const { text } = await ask('/v1/recall', { keys: ['größer', 'other', '__proto__'] });
    expect(text).toBe('{"version":1,"values":{"größer":"","__proto__":"two \\ud800"}}');
  });

  it('stands apart from what adapters remember', async () => {
    const { ask, headroom } = openSidecar();
    await headroom.store.remember('turn abc', 'secret');
    await ask('/v1/remember', { entries: [{ key: 'turn abc', value: 'forged' }] });
    expect(await headroom.store.recall(['turn abc'])).toEqual(new Map([['turn abc', 'secret']]));
    const { json } = await ask('/v1/recall', { keys: ['turn abc', 'abc'] });
    expect(json['values']).toEqual({ 'turn abc': 'forged' });
  });
});

describe('a store that fails', () => {
  it.each([
    ['GET', `/v1/retrieve/${MISSING}`, undefined],
    ['POST', '/v1/remember', { entries: [{ key: 'a', value: 'b' }] }],
    ['POST', '/v1/recall', { keys: ['a'] }],
  ])('is told at %s %s', async (_, path, body) => {
    const scene = await closed();
    const { status, json } = await scene.ask(path, body);
    expect(status).toBe(503);
    expect(json).toMatchObject({ error: { type: 'store_unavailable' } });
  });

  it('still lets compress without references, and whoever runs the server is told', async () => {
    const warnings: string[] = [];
    const scene = await closed({ warn: (line) => void warnings.push(line) });
    const { status, json } = await scene.ask('/v1/compress', {
      messages: [ROW],
      retrieval: 'tool',
    });
    expect(status).toBe(200);
    expect(warnings).toEqual([expect.stringContaining('compressing a request')]);
    expect(json).toMatchObject({ ccr_hashes: [], notices: [expect.any(String)] });
    expect(json['tokens_saved']).toBeGreaterThan(0);
  });

  async function closed(logger: Logger = { warn: () => undefined }): Promise<SidecarScene> {
    const store = memoryStore();
    await store[Symbol.asyncDispose]();
    return openSidecar({ store, logger });
  }
});
