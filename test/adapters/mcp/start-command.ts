import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';

import { commandProcess, type RunOptions } from '../cli/run-command.ts';

/** A command that runs until it is told to stop. */
export interface StartedCommand {
  readonly child: ChildProcessWithoutNullStreams;
  /** Everything that it has written so far. */
  written(stream: 'stdout' | 'stderr'): string;
  /** The first whole line of a stream that holds the text, once it has come. */
  lineWith(text: string, stream: 'stdout' | 'stderr'): Promise<string>;
  /** The exit code, once it has ended. */
  ended(): Promise<number | null>;
}

/** Starts the command from its sources; its store lies in the working folder. */
export function startCommand(words: readonly string[], options: RunOptions): StartedCommand {
  const { command, args, cwd, env } = commandProcess(words, options);
  const child = spawn(command, args, { cwd, env });
  const closed = once(child, 'close');
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (chunk: string) => (texts[stream] += chunk));
  }
  child.stdin.on('error', () => {});
  return {
    child,
    written: (stream) => texts[stream],
    lineWith: async (text, stream) => {
      for (;;) {
        const lines = texts[stream].split('\n').slice(0, -1);
        const line = lines.find((each) => each.includes(text));
        if (line !== undefined) return line;
        if (child.exitCode !== null) throw new Error(`it ended: ${texts.stderr}`);
        await Promise.race([once(child[stream], 'data'), closed]);
      }
    },
    ended: async () => {
      const [code] = await closed;
      return code;
    },
  };
}
