import { describe, expect, it } from 'vitest';

import {
  keepYoungGenerationSmall,
  type ServingProcess,
} from '../../../../adapters/cli/process/young-generation.ts';

/** What a process is replaced by; undefined where it goes on. */
function replacementOf(change: Partial<ServingProcess>): readonly string[] | undefined {
  let replacement: readonly string[] | undefined;
  keepYoungGenerationSmall({
    argv: ['node', 'main.js', 'proxy', '--port', '0'],
    env: {},
    execArgv: ['--conditions=source'],
    execPath: '/bin/node',
    execve(file, parameters = []) {
      replacement = [file, ...parameters];
      throw new Error('not here');
    },
    ...change,
  });
  return replacement;
}

describe('the young generation of the heap', () => {
  it('stays small in a proxy, which is started again with all that it was given', () => {
    expect(replacementOf({})).toEqual([
      '/bin/node',
      '/bin/node',
      '--conditions=source',
      '--max-semi-space-size=8',
      'main.js',
      'proxy',
      '--port',
      '0',
    ]);
  });

  it.each([
    ['another command', { argv: ['node', 'main.js', 'compress', 'proxy'] }],
    ['no command', { argv: ['node', 'main.js'] }],
    ['a size that was chosen', { execArgv: ['--max-semi-space-size=16'] }],
    ['a size in the environment', { env: { NODE_OPTIONS: '--max_semi_space_size=32' } }],
  ])('is left as it is for %s', (_name, change) => {
    expect(replacementOf(change)).toBeUndefined();
  });

  it('is left as it is where processes cannot be replaced', () => {
    const { env, execArgv, execPath } = process;
    const running = { argv: ['node', 'main.js', 'proxy'], env, execArgv, execPath };
    expect(() => keepYoungGenerationSmall(running)).not.toThrow();
  });
});
