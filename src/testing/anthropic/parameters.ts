import { isObject, type JsonObject, textOf } from '../json.ts';
import { demand } from '../refusal.ts';

/** Every top-level property that the API knows (Anthropic's reference, 2026). */
const KNOWN = new Set(
  `cache_control container diagnostics inference_geo max_tokens messages metadata model output_config
  service_tier speed stop_sequences stream system temperature thinking tool_choice tools top_k top_p
  user_profile_id workspace_id`.split(/\s+/),
);
/** Those that it knows in its beta form. */
const KNOWN_IN_BETA = new Set(
  `billing_policy compaction context_management fallback_credit_token fallbacks mcp_servers
  output_format thread`.split(/\s+/),
);

const MINIMUM_BUDGET = 1024;

/** How a request is to be read. */
export interface Reading {
  /** Whether it may use what is in beta: `?beta=true`, or a beta header. */
  readonly beta: boolean;
  /** Whether only its tokens are counted. */
  readonly counting: boolean;
}

/** Checks everything at the top of the body but tools, messages and the thread. */
export function checkParameters(body: JsonObject, { beta, counting }: Reading): void {
  for (const key of Object.keys(body)) {
    const known = KNOWN.has(key) || (beta && KNOWN_IN_BETA.has(key));
    demand(known, `${key}: Extra inputs are not permitted`);
  }
  demand(textOf(body['model']) !== '', 'model: Field required');
  const { max_tokens: maximum, messages } = body;
  demand(counting || maximum !== undefined, 'max_tokens: Field required');
  const isCount = Number.isInteger(maximum) && Number(maximum) >= 0;
  demand(counting || isCount, 'max_tokens: Input should be a valid integer');
  demand(messages !== undefined, 'messages: Field required');
  demand(Array.isArray(messages), 'messages: Input should be a valid list');
  checkThinking(body, counting);
}

/** How the model is to think. */
export function thinkingOf({ thinking }: JsonObject): 'enabled' | 'adaptive' | 'disabled' {
  const type = isObject(thinking) ? thinking['type'] : undefined;
  return type === 'enabled' || type === 'adaptive' ? type : 'disabled';
}

function checkThinking(body: JsonObject, counting: boolean): void {
  const { thinking, tool_choice: choice } = body;
  if (thinkingOf(body) === 'disabled' || !isObject(thinking)) return;
  const forced = isObject(choice) && (choice['type'] === 'any' || choice['type'] === 'tool');
  demand(!forced, 'Thinking may not be enabled when tool_choice forces tool use.');
  if (thinking['type'] !== 'enabled') return;
  const budget = Number(thinking['budget_tokens']);
  const place = 'thinking.enabled.budget_tokens';
  demand('budget_tokens' in thinking, `${place}: Field required`);
  const enough = budget >= MINIMUM_BUDGET;
  demand(enough, `${place}: Input should be greater than or equal to ${MINIMUM_BUDGET}`);
  const fits = counting || Number(body['max_tokens']) > budget;
  demand(fits, '`max_tokens` must be greater than `thinking.budget_tokens`.');
}

/** The schema that the text of the answer has to follow; undefined for none. */
export function wantedJson(body: JsonObject): unknown {
  const config = body['output_config'];
  const format = (isObject(config) ? config['format'] : undefined) ?? body['output_format'];
  return isObject(format) && format['type'] === 'json_schema' ? format['schema'] : undefined;
}
