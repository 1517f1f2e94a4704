import { canonicalJson, isObject, type JsonObject, listOf, textOf } from '../json.ts';
import { openAiBody, openAiErrorBody } from '../openai/errors.ts';
import { offeredTools } from '../openai/tools.ts';
import { render } from '../prompts/render.ts';
import type { Admission, Call, Offer, Prompt, Vendor, VendorContext } from '../vendor.ts';
import { createHeld, type Held, heldBefore } from './held.ts';
import { canonicalItem, checkPairs, inputItems } from './items.ts';
import { checkParameters, wantedJson } from './parameters.ts';
import { checkReasoning } from './reasoning.ts';
import { responseOf } from './response.ts';
import { admitState, STATE_PATH } from './state.ts';

/** OpenAI's Responses, with the conversations that the server holds. */
export function createOpenAiResponses(context: VendorContext): Vendor {
  const held = createHeld();
  return {
    format: 'openai-responses',
    requestIdHeader: 'x-request-id',
    serves: (path) => STATE_PATH.test(path),
    admit: (call) => {
      if (call.path.endsWith('/responses')) return admitModel(call, held, context);
      if (call.path.endsWith('/responses/input_tokens')) return admitCount(call, held);
      return admitState(call, held, context);
    },
    errorBody: openAiErrorBody,
    errorEvent: ({ message, code = 'server_error' }) => ({
      event: 'error',
      data: { type: 'error', code, message, param: null, sequence_number: 0 },
    }),
  };
}

function admitModel(call: Call, held: Held, context: VendorContext): Admission {
  const { body, items, offer } = read(call, held);
  return {
    kind: 'model',
    prompt: promptOf(body, items),
    stream: body['stream'] === true,
    offer,
    answer: (parts, usage) => responseOf({ body, items, parts, usage }, context, held),
  };
}

function admitCount(call: Call, held: Held): Admission {
  const { body, items } = read(call, held);
  return {
    kind: 'count',
    prompt: promptOf(body, items),
    answer: (tokens) => ({ object: 'response.input_tokens', input_tokens: tokens }),
  };
}

function read(
  call: Call,
  held: Held,
): { body: JsonObject; items: readonly JsonObject[]; offer: Offer } {
  const body = openAiBody(call);
  checkParameters(body, call.path.endsWith('/input_tokens'));
  const items = [...heldBefore(body, held), ...inputItems(body, held)];
  checkPairs(items);
  checkReasoning(items, held);
  const late = items.filter(({ type }) => type === 'additional_tools');
  const added = late.flatMap(({ tools }) => listOf(tools));
  const tools = added.length > 0 ? [...listOf(body['tools']), ...added] : body['tools'];
  const { reasoning } = body;
  const isOff = isObject(reasoning) && reasoning['effort'] === 'none';
  const offered = offeredTools({ ...body, tools }, (wrapped) => wrapped);
  const thinking = isOff ? 'never' : 'scripted';
  return { body, items, offer: { ...offered, thinking, json: wantedJson(body) } };
}

function promptOf(body: JsonObject, items: readonly JsonObject[]): Prompt {
  const tools = listOf(body['tools']);
  const instructions = textOf(body['instructions']);
  // A schema stands before the items, as the instructions do.
  const schemas = [wantedJson(body)].filter(isObject);
  const firstUser = items.find(({ role }) => role === 'user');
  return {
    model: textOf(body['model']),
    conversation: items,
    turns: items.map(canonicalItem),
    opening: `responses ${canonicalItem(firstUser ?? {})}`,
    frame: canonicalJson([tools, instructions]),
    segments: [
      ...[...tools, instructions, ...schemas].map((each) => render(each)),
      ...items.map((item) => render(item, NOT_READ)),
    ].map((text) => ({ text, breakpoint: false })),
    caching: 'prefix',
  };
}

/** What the model does not read: names of items, and reasoning in its encrypted form. */
const NOT_READ = new Set(['id', 'status', 'encrypted_content', 'annotations', 'logprobs']);
