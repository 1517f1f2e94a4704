/** What is read of the process. */
export type ServingProcess = Pick<
  NodeJS.Process,
  'argv' | 'env' | 'execArgv' | 'execPath' | 'execve'
>;

/** The command that answers requests of many clients in one process. */
const SERVER = 'proxy';
const FLAG = '--max-semi-space-size';
/** Megabytes. */
const SMALL = 8;

/**
 * Replaces the process of a proxy by one whose young generation stays small, which V8 takes at the start only; where a
 * size was chosen, or the system cannot replace a process (Windows), it goes on as it is. V8 lets that generation grow
 * to 64 MB on large computers and collects it when it is full. Bodies of requests are buffers outside of it that only a
 * collection frees: eight megabytes of them are waiting long before, and V8 marks the whole heap on their account.
 */
export function keepYoungGenerationSmall(running: ServingProcess): void {
  const { argv, env, execArgv, execPath } = running;
  const [, script = '', ...words] = argv;
  const chosen = [...execArgv, env['NODE_OPTIONS'] ?? ''].join(' ').replaceAll('_', '-');
  if (words[0] !== SERVER || chosen.includes(FLAG)) return;
  try {
    running.execve?.(execPath, [execPath, ...execArgv, `${FLAG}=${SMALL}`, script, ...words], env);
  } catch {
    // Not on this system, or not allowed: it takes more processor time, and does the same.
  }
}
