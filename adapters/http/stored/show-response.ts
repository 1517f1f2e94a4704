import { retrieveTool } from '../../../src/index.ts';
import { mergeResponses } from '../formats/openai-responses/merge.ts';
import { repeatAsked } from '../formats/openai-responses/repeated-request.ts';
import { readResponsesRound } from '../formats/openai-responses/round.ts';
import { editJson } from '../json/edit.ts';
import { asList, asObject, type JsonObject } from '../json/read.ts';

/** How the client knows a response. */
interface KnownAs {
  readonly id: string;
  /** What its request said; undefined where nothing is remembered of it. */
  readonly asked: JsonObject | undefined;
}

/**
 * The response that the client was shown, made of the JSON texts of those that the provider holds; undefined where
 * they are none.
 */
export function showResponse(texts: readonly string[], { id, asked }: KnownAs): string | undefined {
  try {
    return asked === undefined ? withoutTool(texts[0] ?? '') : merged(texts, { id, asked });
  } catch {
    // What cannot be read is the client's to judge.
    return undefined;
  }
}

/** Takes away the very tool that is offered here, for the client may have one of the same name. */
function withoutTool(text: string): string | undefined {
  const response = asObject(JSON.parse(text));
  const isOffered = asList(response['tools']).some(isOwnTool);
  if (!isOffered) return undefined;
  const { previous_response_id: previous, tool_choice: choice } = response;
  const asked = { previous_response_id: previous, tool_choice: choice };
  return editJson(text, repeatAsked(response, asked));
}

function isOwnTool(tool: unknown): boolean {
  const { name, description } = asObject(tool);
  const own = asObject(retrieveTool('openai-responses'));
  return name === own['name'] && description === own['description'];
}

function merged(
  texts: readonly string[],
  { id, asked }: { readonly id: string; readonly asked: JsonObject },
): string | undefined {
  const responses = texts.map((text) => asObject(JSON.parse(text)));
  const body = responses.at(-1) ?? {};
  const context = { body, asked: { body: asked }, mark: '', isOffered: false };
  const rounds = texts.flatMap((text) => readResponsesRound(text, context) ?? []);
  const turn = rounds.map((round) => ({ round, answers: [] }));
  const response = mergeResponses(turn, context);
  const { created_at: created } = responses.find((each) => each['id'] === id) ?? body;
  return editJson(response, [
    { kind: 'replace', path: ['id'], json: JSON.stringify(id) },
    { kind: 'replace', path: ['created_at'], json: JSON.stringify(created ?? null) },
  ]);
}
