import { canonicalJson, isObject, type JsonObject, listOf } from '../json.ts';
import { openAiBody, openAiErrorBody, unknownPath } from '../openai/errors.ts';
import { offeredTools } from '../openai/tools.ts';
import { render } from '../prompts/render.ts';
import type { Call, ModelAdmission, Prompt, Vendor, VendorContext } from '../vendor.ts';
import { completionOf } from './completion.ts';
import { checkMessages } from './messages.ts';
import { checkParameters, wantedJson } from './parameters.ts';

const PATH = '/chat/completions';

/** OpenAI's chat completions. */
export function createOpenAiChat(context: VendorContext): Vendor {
  return {
    format: 'openai-chat',
    requestIdHeader: 'x-request-id',
    serves: (path) => path.endsWith(PATH),
    admit: (call) => admit(call, context),
    errorBody: openAiErrorBody,
    errorEvent: (error) => ({ data: openAiErrorBody(error) }),
  };
}

function admit(call: Call, context: VendorContext): ModelAdmission {
  if (!call.path.endsWith(PATH)) throw unknownPath(call);
  const body = openAiBody(call);
  checkParameters(body);
  const messages = checkMessages(body['messages']);
  const tools = offeredTools(body, (wrapped) => wrapped['function']);
  return {
    kind: 'model',
    prompt: promptOf(body, messages),
    stream: body['stream'] === true,
    offer: { ...tools, thinking: 'scripted', json: wantedJson(body) },
    answer: (parts, usage) => completionOf({ body, parts, usage }, context),
  };
}

function promptOf(body: JsonObject, messages: readonly JsonObject[]): Prompt {
  const tools = listOf(body['tools']);
  // A schema stands before the messages, as the system prompt does.
  const schemas = [wantedJson(body)].filter(isObject);
  const firstUser = messages.find(({ role }) => role === 'user');
  return {
    model: String(body['model']),
    conversation: messages,
    turns: messages.map((message) => canonicalJson(message)),
    opening: `chat ${canonicalJson(firstUser)}`,
    frame: canonicalJson(tools),
    segments: [...tools, ...schemas, ...messages].map((each) => ({
      text: render(each),
      breakpoint: false,
    })),
    caching: 'prefix',
  };
}
