import { isObject, type JsonObject } from '../json.ts';
import { demand } from '../refusal.ts';
import type { Admission, Call, Offer, Vendor, VendorContext } from '../vendor.ts';
import { answerOf } from './answer.ts';
import { checkContents } from './contents.ts';
import { geminiBody, geminiErrorBody } from './errors.ts';
import { readFields } from './fields.ts';
import { candidatesOf, checkParameters, showsThoughts, wantedJson } from './parameters.ts';
import { promptOf } from './prompt.ts';
import { checkSignatures } from './signatures.ts';
import { type Asked, offeredTools } from './tools.ts';
import { checkTurns, type Turn, turnsOf } from './turns.ts';

const PATH = /\/([^/]+):(generateContent|streamGenerateContent|countTokens)$/;

/** Google's Gemini, as Google AI and as Vertex AI serve it. */
export function createGemini(context: VendorContext): Vendor {
  const issued = new Set<string>();
  return {
    format: 'gemini',
    requestIdHeader: 'x-request-id',
    serves: (path) => PATH.test(path),
    admit: (call) => admit(call, issued, context),
    errorBody: geminiErrorBody,
    errorEvent: (error) => ({ data: geminiErrorBody(error) }),
  };
}

function admit(call: Call, issued: Set<string>, context: VendorContext): Admission {
  const match = PATH.exec(call.path);
  demand(match !== null, `${call.method} ${call.path}: not found`, { status: 404 });
  const [, model = '', action] = match;
  const asked: Asked = { model, vertex: call.path.includes('/publishers/') };
  const counting = action === 'countTokens';
  const fields = readFields(geminiBody(call), { counting, vertex: asked.vertex });
  const nested = fields['generateContentRequest'];
  const body = isObject(nested) ? nested : fields;
  const { turns, offer } = read(body, asked, issued);
  const prompt = promptOf(body, { model, turns });
  if (counting) return { kind: 'count', prompt, answer: (tokens) => ({ totalTokens: tokens }) };
  return {
    kind: 'model',
    prompt,
    stream: action === 'streamGenerateContent' && streamForm(call),
    offer,
    answer: (parts, usage) => {
      const made = answerOf({ model, candidates: candidatesOf(body), parts, usage }, context);
      for (const signature of made.signatures) issued.add(signature);
      return made;
    },
  };
}

/** Without `alt=sse` a stream is one JSON list. */
function streamForm({ query }: Call): true | 'list' {
  return /(?:^|&)alt=sse(?:&|$)/.test(query) ? true : 'list';
}

function read(
  body: JsonObject,
  asked: Asked,
  issued: ReadonlySet<string>,
): { readonly turns: readonly Turn[]; readonly offer: Offer } {
  checkParameters(body, asked);
  const turns = turnsOf(checkContents(body['contents']));
  const offered = offeredTools(body, asked);
  checkTurns(turns);
  checkSignatures(turns, { model: asked.model, issued });
  const thinking = showsThoughts(body) ? 'scripted' : 'never';
  return { turns, offer: { ...offered, thinking, json: wantedJson(body) } };
}
