import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { expect, it } from 'vitest';

const ENTRY = new URL('../../../adapters/proxy/index.ts', import.meta.url).href;
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What a program prints that knows whether the proxy in it has loaded a tokenizer. */
function outputOf(program: string): string {
  const code = `import { registerHooks } from 'node:module';
    import { setTimeout as pause } from 'node:timers/promises';
    let isLoaded = false;
    registerHooks({
      resolve(name, context, next) {
        isLoaded ||= name.startsWith('tiktoken');
        return next(name, context);
      },
    });
    const { createProxy } = await import(${JSON.stringify(ENTRY)});
    const proxy = createProxy({ port: 0, headroom: { store: 'memory' } });
    await proxy.listen();
    ${program}`;
  const flags = ['--input-type=module', '--conditions=headroom-source', '-e', code];
  return execFileSync(process.execPath, flags, { cwd: ROOT, encoding: 'utf8', timeout: 60_000 });
}

it('a proxy loads what compression needs before anybody asks for it, and is done with that', () => {
  const program = `const before = isLoaded;
    while (!isLoaded) await pause(20);
    await proxy.close();
    console.log(before, isLoaded);`;
  expect(outputOf(program)).toBe('false true\n');
});

it('a proxy that is closed at once loads nothing', () => {
  const program = `await proxy.close();
    await pause(500);
    console.log(isLoaded);`;
  expect(outputOf(program)).toBe('false\n');
});
