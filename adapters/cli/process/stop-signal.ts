import process from 'node:process';

/**
 * Aborted when the process is asked to stop (SIGINT, SIGTERM, and SIGHUP as its terminal is closed), so that it
 * can end in order. A second request ends it at once.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => controller.abort());
  }
  return controller.signal;
}

/** Aborted when standard input ends: whoever holds its other end has closed it, or is gone however it ended. */
export function inputEnd(): AbortSignal {
  const controller = new AbortController();
  process.stdin.once('end', () => controller.abort()).resume();
  // What ends for another reason must not wait for it; a file as input, which has no `unref`, ends at once.
  if ('unref' in process.stdin) process.stdin.unref();
  return controller.signal;
}
