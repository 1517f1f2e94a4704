import type { JsonEdit } from '../../json/json-edit.ts';
import type { Memory, Restored, RestoreInput, Turn } from '../wire-format.ts';
import { startOfAnswer } from './contents.ts';
import { partsOf, responseIn } from './parts.ts';
import { type OwnResponse, responsesOf } from './responses.ts';
import { contentJson, type GeminiRound } from './round.ts';

/** A turn as the provider knows it. */
interface HiddenTurn {
  /** JSON texts of its contents. */
  readonly contents: readonly string[];
  /** Responses that go among those of the user's functions. */
  readonly parked: readonly OwnResponse[];
}

/** What has to be remembered of a turn. */
export function geminiMemories(turn: Turn<GeminiRound>, key: string): readonly Memory[] {
  const isHidden = turn.some(({ round }) => round.calls.length > 0);
  return isHidden ? [{ key, value: JSON.stringify(hiddenTurnOf(turn)) }] : [];
}

function hiddenTurnOf(turn: Turn<GeminiRound>): HiddenTurn {
  const contents: string[] = [];
  let parked: readonly OwnResponse[] = [];
  for (const answered of turn) {
    contents.push(...answered.round.history);
    const responses = responsesOf(answered);
    if (answered.round.userCalls.length > 0) parked = responses;
    else if (responses.length > 0) contents.push(contentJson('user', responses));
  }
  return { contents, parked };
}

/** Answers that the user saw in place of several become those again. */
export function restoreGemini({ plan, keys, recalled }: RestoreInput): Restored {
  const edits = keys.flatMap((key, index): readonly JsonEdit[] => {
    const value = key === undefined ? undefined : recalled.get(key);
    if (value === undefined) return [];
    return restoreAnswer(plan.messages, index, JSON.parse(value) as HiddenTurn);
  });
  return { edits, mark: '', isOffered: false };
}

function restoreAnswer(
  messages: readonly unknown[],
  index: number,
  { contents, parked }: HiddenTurn,
): readonly JsonEdit[] {
  const places = responsePlaces(messages[index + 1]);
  // Without responses of the user's functions those that wait have no place to go.
  if (parked.length > 0 && places.length === 0) return [];
  const edits: JsonEdit[] = [{ kind: 'replace', path: ['contents', index], json: contents.join() }];
  for (let at = startOfAnswer(messages, index); at < index; at += 1) {
    edits.push({ kind: 'remove', path: ['contents', at] });
  }
  const end = (places.at(-1) ?? -1) + 1;
  for (const { after, json } of parked) {
    edits.push({
      kind: 'insert',
      path: ['contents', index + 1, 'parts', places[after] ?? end],
      json,
    });
  }
  return edits;
}

/** Indexes of the parts that are responses of functions. */
function responsePlaces(content: unknown): readonly number[] {
  return partsOf(content).flatMap((part, index) => (responseIn(part) === undefined ? [] : [index]));
}
