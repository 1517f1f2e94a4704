import { type CompressResult, createHeadroom, type Headroom } from 'headroom-ts';

import type { Session } from './sessions.ts';

/** Opens the demo's own store on disk, works with it and closes it again. */
export async function inHeadroom<Result>(
  directory: string,
  work: (headroom: Headroom) => Promise<Result>,
): Promise<Result> {
  await using headroom = createHeadroom({
    mode: 'balanced',
    store: 'sqlite',
    directory,
    project: 'demo',
  });
  return await work(headroom);
}

/** A session as it goes to its model: `headroom_retrieve` is answered, so references are allowed. */
export function compressSession(
  headroom: Headroom,
  { messages, model }: Pick<Session, 'messages' | 'model'>,
): Promise<CompressResult> {
  return headroom.compress(messages, { model, retrieval: 'tool' });
}
