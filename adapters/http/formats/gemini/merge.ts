import { editJson } from '../../json/edit.ts';
import type { JsonEdit } from '../../json/json-edit.ts';
import { addUsage } from '../usage.ts';
import type { Turn, TurnContext } from '../wire-format.ts';
import { contentJson, type GeminiRound } from './round.ts';
import { visibleParts } from './visible.ts';

/** The responses of a turn as one: the last, with the parts and the usage of all. */
export function mergeGemini(turn: Turn<GeminiRound>, context: TurnContext): string {
  const json = contentJson('model', visibleParts(turn, context));
  const edits: JsonEdit[] = [{ kind: 'set', path: ['candidates', 0, 'content'], json }];
  const usage = addUsage(turn.map(({ round }) => round.usage));
  if (usage !== undefined) {
    edits.push({ kind: 'set', path: ['usageMetadata'], json: JSON.stringify(usage) });
  }
  return editJson(turn.at(-1)?.round.response ?? '', edits);
}
