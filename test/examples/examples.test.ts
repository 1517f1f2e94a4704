import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, it } from 'vitest';

const examples = join(import.meta.dirname, '../../examples');

async function run(name: string): Promise<string> {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env;
  const words = ['--conditions=headroom-source', join(examples, name)];
  const { stdout } = await promisify(execFile)(process.execPath, words, { env, timeout: 15_000 });
  return stdout;
}

describe('examples', () => {
  it.each([
    'compress.ts',
    'retrieve.ts',
    'store.ts',
    'openai.ts',
    'anthropic.ts',
    'ai-sdk.ts',
    'langchain.ts',
    'langchain-agent.ts',
    'shared-context.ts',
    'mcp.ts',
    'proxy.ts',
    'test-your-agent.ts',
  ])('%s runs and holds what it says', async (name) => {
    expect((await run(name)).length).toBeGreaterThan(0);
  });

  it('demo.ts proves what it claims, in 80 columns and without colour when piped', async () => {
    const page = await run('demo.ts');
    const rows = page.split('\n');
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(80);
    expect(page).not.toContain('\u001b');
    expect(page).not.toContain('DIFFERENT');
    expect(rows.filter((row) => row.endsWith(': identical')).length).toBeGreaterThan(3);
    for (const done of ['lossless', 'with a reference', 'untouched']) expect(page).toContain(done);
  });

  it('ship little recorded material, with its licences', () => {
    const notice = readFileSync(join(examples, 'data/NOTICE.md'), 'utf8');
    const files = [...notice.matchAll(/`(\S+\.json)`/g)].map(([, file = '']) => file);
    const sizes = files.map((file) => statSync(join(examples, 'data', file)).size);
    expect(files.length).toBe(3);
    expect(Math.max(...sizes)).toBeLessThan(150 * 1024);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(350 * 1024);
  });
});
