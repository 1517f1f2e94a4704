import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import process from 'node:process';
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
  const child = spawn(peerProgram('python'), [join(import.meta.dirname, 'peer.py')], {
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

/** A program of the peer's environment, which is made when it is first needed. */
export function peerProgram(name: 'python' | 'headroom'): string {
  const environment = join(tmpdir(), 'headroom-peer-venv');
  // What its proxy needs is installed last.
  if (!existsSync(join(environment, 'bin/uvicorn'))) {
    execFileSync('python3', ['-m', 'venv', environment], { stdio: 'pipe' });
    const install = ['-m', 'pip', 'install', '--quiet', 'headroom-ai[proxy]'];
    execFileSync(join(environment, 'bin/python'), install, { stdio: 'pipe' });
  }
  return join(environment, 'bin', name);
}

/** The peer is only for comparison: without it the rest is still measured. */
export async function orNothing<Started>(
  start: () => Promise<Started>,
): Promise<Started | undefined> {
  try {
    return await start();
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    process.stderr.write(`headroom-ai could not be started (${reason}); measured without it\n`);
    return undefined;
  }
}

async function end(child: ChildProcessByStdio<Writable, Readable, null>): Promise<void> {
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  child.stdin.end();
  await ended;
}
