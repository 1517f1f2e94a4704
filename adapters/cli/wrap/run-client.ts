import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { constants } from 'node:os';
import process from 'node:process';

import { codeOf } from '../../http/error.ts';
import type { Start } from './detour.ts';

/** How a client ended. */
export type ClientEnd =
  | { readonly kind: 'ended'; readonly code: number }
  | { readonly kind: 'killed'; readonly signal: NodeJS.Signals }
  | { readonly kind: 'not started'; readonly error: unknown };

/** A command line. */
export interface CommandLine {
  readonly command: string;
  readonly words: readonly string[];
}

/** Runs a client on this process's own terminal and streams until it ends; signals go on to it. */
export async function runClient(
  { command, words }: CommandLine,
  { environment, words: first }: Start,
): Promise<ClientEnd> {
  let child: ChildProcess;
  try {
    child = spawn(command, [...first, ...words], { stdio: 'inherit', env: environment });
    // Some errors are thrown, others are told later.
    if (child.pid === undefined) await once(child, 'spawn');
  } catch (error) {
    return { kind: 'not started', error };
  }
  const stopForwarding = forwardSignals(child);
  const end = await endOf(child);
  stopForwarding();
  return end;
}

function endOf(child: ChildProcess): Promise<ClientEnd> {
  // A signal that may not be sent to it, since it runs as somebody else, is no end.
  child.on('error', () => undefined);
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      resolve(signal === null ? { kind: 'ended', code: code ?? 1 } : { kind: 'killed', signal });
    });
  });
}

/** A terminal sends them to all of its processes in the foreground, the client included. */
const FROM_TERMINAL: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];
const FROM_ELSEWHERE: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP'];

/** This process ends with the client, not before it; gives what takes that back. */
function forwardSignals(child: ChildProcess): () => void {
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  const leave = (): void => undefined;
  const onInterrupt = hasTerminal() ? leave : forward;
  const handlers = [
    ...FROM_TERMINAL.map((signal) => [signal, onInterrupt] as const),
    ...FROM_ELSEWHERE.map((signal) => [signal, forward] as const),
  ];
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}

/** Whether a terminal controls this process, whatever its streams are connected with. */
function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return process.platform === 'win32';
  }
}

/**
 * What this process exits with to end as its client did. A signal is raised here again, so that whoever waits
 * for this process sees it; the code is for the one that does not end a process of Node.
 */
export function endAs(end: ClientEnd): number {
  if (end.kind === 'ended') return end.code;
  if (end.kind === 'not started') {
    return codeOf(end.error) === 'ENOENT' ? NOT_FOUND : NOT_EXECUTABLE;
  }
  // With this one Node would open its debugger.
  if (end.signal !== 'SIGUSR1') process.kill(process.pid, end.signal);
  return SIGNALLED + constants.signals[end.signal];
}

/** Shells exit with these. */
const NOT_FOUND = 127;
const NOT_EXECUTABLE = 126;
const SIGNALLED = 128;
