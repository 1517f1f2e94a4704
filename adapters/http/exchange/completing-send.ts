import type { Completed, RequestPlan } from '../formats/wire-format.ts';
import type { ConversationMemory } from './conversation-memory.ts';
import type { Answered } from './patience.ts';
import type { TurnTools } from './turn.ts';

/** Reads why a request was refused. */
export type ReadRefusal<Request, Reply> = (
  request: Request,
  refusal: Reply,
) => Promise<{
  /** What the client gets of it. */
  readonly reply: Reply;
  /** The request as it may pass; undefined where it was refused for something else. */
  readonly completed: Completed<Request> | undefined;
}>;

/** What requests are completed with. */
interface Completing<Request extends object, Reply extends Answered> extends Pick<
  TurnTools<Request, Reply>,
  'memory' | 'send'
> {
  readonly plan: Pick<RequestPlan, 'heldBy'>;
  readonly read: ReadRefusal<Request, Reply>;
}

/** Calls of one response that are answered at most. */
const MOST_CALLS = 16;

/**
 * `send` for the requests of a turn, with which one that is refused as incomplete is sent again with what it lacks: where
 * the provider holds the conversation, a hidden round that broke off has left calls there that nobody has answered.
 */
export function completingSend<Request extends object, Reply extends Answered>({
  plan,
  memory,
  send,
  read,
}: Completing<Request, Reply>): TurnTools<Request, Reply>['send'] {
  if (plan.heldBy === undefined) return send;
  return async (request, until) => {
    let sent = request;
    for (let calls = 0; ; calls += 1) {
      const answer = await send(sent, until);
      if (answer.status !== 400 || calls === MOST_CALLS) return answer;
      const { reply, completed } = await read(sent, answer);
      if (completed === undefined || !(await isOurs(completed, memory))) return reply;
      sent = completed.request;
    }
  };
}

async function isOurs(
  { key }: Pick<Completed<object>, 'key'>,
  memory: ConversationMemory,
): Promise<boolean> {
  return (await memory.recall([key])).has(key);
}
