import { isObject, type JsonObject, listOf, textOf, textsIn } from '../json.ts';
import { demand } from '../refusal.ts';

/** Every top-level property that the API knows (OpenAI's reference, 2026). */
const KNOWN = new Set(
  `audio frequency_penalty function_call functions logit_bias logprobs max_completion_tokens max_tokens
  messages metadata modalities model moderation n parallel_tool_calls prediction presence_penalty
  prompt_cache_key prompt_cache_options prompt_cache_retention reasoning_effort response_format
  safety_identifier seed service_tier stop store stream stream_options temperature tool_choice tools
  top_logprobs top_p user verbosity web_search_options`.split(/\s+/),
);

/** Checks everything at the top of the body but tools; messages are checked on their own. */
export function checkParameters(body: JsonObject): void {
  for (const param of Object.keys(body)) {
    demand(KNOWN.has(param), `Unrecognized request argument supplied: ${param}`, { param });
  }
  demand(textOf(body['model']) !== '', 'you must provide a model parameter', { param: 'model' });
  const streams = body['stream'] === true || !isGiven(body['stream_options']);
  const place = { param: 'stream_options' };
  demand(
    streams,
    "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
    place,
  );
  for (const param of ['tool_choice', 'parallel_tool_calls']) {
    const message = `Invalid value for '${param}': '${param}' is only allowed when 'tools' are specified.`;
    demand(isGiven(body['tools']) || !isGiven(body[param]), message, { param });
  }
  checkNumberOfChoices(body['n']);
  checkResponseFormat(body);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function checkNumberOfChoices(value: unknown): void {
  if (!isGiven(value)) return;
  const valid = Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 128;
  demand(valid, "Invalid 'n': expected an integer from 1 to 128.", { param: 'n' });
}

function checkResponseFormat(body: JsonObject): void {
  const format = body['response_format'];
  if (!isObject(format)) return;
  if (format['type'] === 'json_object') {
    const names = textsIn(listOf(body['messages'])).some((text) => /json/i.test(text));
    const message =
      "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.";
    demand(names, message, { param: 'messages' });
  }
  if (format['type'] !== 'json_schema') return;
  const schema = format['json_schema'];
  const param = 'response_format.json_schema';
  demand(isObject(schema), `Missing required parameter: '${param}'.`, { param });
  demand(textOf(schema['name']) !== '', `Missing required parameter: '${param}.name'.`, { param });
}

/** The schema that the text of the answer has to follow; `true` for any object, undefined for none. */
export function wantedJson(body: JsonObject): unknown {
  const format = body['response_format'];
  if (!isObject(format)) return undefined;
  if (format['type'] === 'json_object') return true;
  if (format['type'] !== 'json_schema' || !isObject(format['json_schema'])) return undefined;
  return format['json_schema']['schema'] ?? true;
}
