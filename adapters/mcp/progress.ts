import { setImmediate } from 'node:timers/promises';

import type { ServerContext } from '@modelcontextprotocol/server';

/** Tells how far a call is: `done` of `total` steps, and what comes now. */
export type ReportProgress = (done: number, message: string) => Promise<void>;

/** Progress of a call in steps, for clients that asked for it. Throws where the client cancelled the call. */
export function progressOf({ mcpReq }: ServerContext, total: number): ReportProgress {
  const progressToken = mcpReq._meta?.progressToken;
  return async (done, message) => {
    if (progressToken !== undefined) {
      const params = { progressToken, progress: done, total, message };
      await mcpReq.notify({ method: 'notifications/progress', params });
    }
    // What is under way can go out, and a cancellation come in, before the next step takes the processor.
    await setImmediate();
    mcpReq.signal.throwIfAborted();
  };
}
