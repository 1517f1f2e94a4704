import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

import type { ChatMessage } from '../eval/conversation.ts';

/** The peer's messages and its time. */
interface PeerResult {
  readonly messages: readonly ChatMessage[];
  readonly milliseconds: number;
}

/** headroom-ai in a Python process beside this one. */
export interface Peer extends AsyncDisposable {
  /** What its `compress()` makes of the messages, and the milliseconds that takes. */
  compress(messages: readonly ChatMessage[]): Promise<PeerResult>;
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
    compress: async (messages) => {
      const file = join(folder, 'messages.json');
      writeFileSync(file, JSON.stringify(messages));
      child.stdin.write(`${file}\n`);
      const milliseconds = Number(await answer());
      return { messages: JSON.parse(readFileSync(file, 'utf8')), milliseconds };
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
