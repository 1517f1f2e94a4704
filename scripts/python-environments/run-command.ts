import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const LONGEST_MS = 300_000;

/** Runs a command to its end, at most five minutes. Why it failed, in its own last words; undefined if it did not. */
export async function runCommand(
  command: string,
  parameters: readonly string[],
): Promise<string | undefined> {
  try {
    await promisify(execFile)(command, parameters, { timeout: LONGEST_MS });
    return undefined;
  } catch (error) {
    const { stderr = '', message } = error as Error & { readonly stderr?: string };
    return stderr.trim().split('\n').at(-1) || message;
  }
}
