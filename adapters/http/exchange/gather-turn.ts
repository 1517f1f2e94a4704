import type { Round } from '../formats/wire-format.ts';
import type { Answered } from './patience.ts';
import type { OpenTurn } from './turn.ts';

/** Reads the replies of a turn that come whole, and makes one answer of them. */
export interface ReplyReader<Reply, Answer> {
  /** What the user gets if nothing follows, and what the model said; no round where that ends the turn. */
  read(reply: Reply): Promise<{ readonly answer: Answer; readonly round: Round | undefined }>;
  /** The answers of a turn as one; `isWhole` where there is but the last, and nothing in it to hide. */
  merge(last: Answer, isWhole: boolean): Answer;
}

/** The whole replies of a turn as one answer. */
export async function gatherTurn<Request extends object, Reply extends Answered, Answer>(
  turn: OpenTurn<Request, Reply>,
  first: Reply,
  reader: ReplyReader<Reply, Answer>,
): Promise<Answer> {
  let reply = first;
  for (;;) {
    const { answer, round } = await reader.read(reply);
    if (round === undefined) return answer;
    const goesOn = await turn.add(round);
    if (!goesOn) return reader.merge(answer, turn.rounds.length === 1 && round.isWhole);
    reply = await turn.nextOrKeep();
  }
}
