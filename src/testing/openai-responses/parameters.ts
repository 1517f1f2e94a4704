import { isObject, type JsonObject, textOf, textsIn } from '../json.ts';
import { demand } from '../refusal.ts';

/** Every top-level property that the API knows (OpenAI's reference, 2026). */
const KNOWN = new Set(
  `access_programs background client_metadata context_management conversation image include input instructions
  max_output_tokens max_tool_calls metadata model moderation parallel_tool_calls previous_response_id
  prompt prompt_cache_key prompt_cache_options prompt_cache_retention reasoning safety_identifier
  service_tier store stream stream_options temperature text tool_choice tools top_logprobs top_p
  truncation user`.split(/\s+/),
);
/** Those that only the counting of tokens knows. */
const KNOWN_TO_COUNTING = new Set(['personality']);

/** Checks everything at the top of the body but tools; items are checked on their own. */
export function checkParameters(body: JsonObject, counting: boolean): void {
  for (const param of Object.keys(body)) {
    const known = KNOWN.has(param) || (counting && KNOWN_TO_COUNTING.has(param));
    demand(known, `Unknown parameter: '${param}'.`, { param, code: 'unknown_parameter' });
  }
  const hasModel = counting || textOf(body['model']) !== '';
  const code = 'missing_required_parameter';
  demand(hasModel, "Missing required parameter: 'model'.", { param: 'model', code });
  const both = Boolean(body['previous_response_id']) && Boolean(body['conversation']);
  const message = "Mutually exclusive parameters: 'previous_response_id' and 'conversation'.";
  demand(!both, message, { param: 'previous_response_id', code: 'mutually_exclusive_parameters' });
  const unstored = body['background'] === true && body['store'] === false;
  demand(!unstored, "Background mode requires 'store' to be true.", { param: 'background' });
  checkTextFormat(body);
}

function checkTextFormat(body: JsonObject): void {
  const format = formatOf(body);
  if (format?.['type'] === 'json_object') {
    const names = textsIn(body['input']).some((text) => /json/i.test(text));
    const message =
      "Response input messages must contain the word 'json' in some form to use 'text.format' of type 'json_object'.";
    demand(names, message, { param: 'input' });
  }
  if (format?.['type'] !== 'json_schema') return;
  for (const key of ['name', 'schema']) {
    const param = `text.format.${key}`;
    const code = 'missing_required_parameter';
    demand(key in format, `Missing required parameter: '${param}'.`, { param, code });
  }
}

function formatOf(body: JsonObject): JsonObject | undefined {
  const text = body['text'];
  return isObject(text) && isObject(text['format']) ? text['format'] : undefined;
}

/** The schema that the text of the answer has to follow; `true` for any object, undefined for none. */
export function wantedJson(body: JsonObject): unknown {
  const format = formatOf(body);
  if (format?.['type'] === 'json_object') return true;
  return format?.['type'] === 'json_schema' ? format['schema'] : undefined;
}
