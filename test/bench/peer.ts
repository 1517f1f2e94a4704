import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** headroom-ai in a Python process beside this one. */
export interface Peer extends AsyncDisposable {
  /** Milliseconds its `compress()` takes on the messages. */
  time(messages: readonly unknown[]): Promise<number>;
}

/** Installs headroom-ai from PyPI in an environment of its own, once for this machine, and starts it. */
export async function startPeer(): Promise<Peer> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-peer-'));
  const child = spawn(python(), [join(import.meta.dirname, 'peer.py')], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<string> => {
    // What the peer logs on its standard output is not for us.
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) throw new Error('headroom-ai ended');
      if (value === 'ready' || /^\d+(?:\.\d+)?$/.test(value)) return value;
    }
  };
  await answer();
  return {
    time: async (messages) => {
      const file = join(folder, 'messages.json');
      writeFileSync(file, JSON.stringify(messages));
      child.stdin.write(`${file}\n`);
      return Number(await answer());
    },
    [Symbol.asyncDispose]: async () => {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function python(): string {
  const environment = join(tmpdir(), 'headroom-peer-venv');
  const program = join(environment, 'bin/python');
  if (!existsSync(join(environment, 'bin/headroom'))) {
    execFileSync('python3', ['-m', 'venv', environment], { stdio: 'pipe' });
    const install = ['-m', 'pip', 'install', '--quiet', 'headroom-ai'];
    execFileSync(program, install, { stdio: 'pipe' });
  }
  return program;
}

async function end(child: ChildProcessByStdio<Writable, Readable, null>): Promise<void> {
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  child.stdin.end();
  await ended;
}
