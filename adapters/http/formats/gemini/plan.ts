import { asList, asObject, asText, type JsonObject } from '../../json/read.ts';
import { offersRetrieve } from '../own-tool.ts';
import type { RequestPlan, WirePlan } from '../wire-format.ts';
import { joinAnswers } from './contents.ts';
import { field } from './field.ts';
import { callIn, partsOf, responseIn } from './parts.ts';

/** What a request for contents asks for. */
export function planGemini(body: JsonObject, model = ''): WirePlan | undefined {
  if (!Array.isArray(body['contents'])) return undefined;
  const messages = joinAnswers(asList(body['contents']));
  const names = declarationsOf(body).map(({ name }) => name);
  const cached = field(body, 'cachedContent');
  return {
    messages,
    locate: (path) => ['contents', ...path],
    answerable: answerable(body, model),
    usesTools: names.length > 0 || messages.some(isToolTraffic),
    offersRetrieve: offersRetrieve(names),
    heldKeys: [],
    heldBy: typeof cached === 'string' ? cached : undefined,
  };
}

/** The functions that the client declares. */
function declarationsOf(body: JsonObject): readonly JsonObject[] {
  return asList(body['tools']).flatMap((tool) =>
    asList(field(asObject(tool), 'functionDeclarations')).map(asObject),
  );
}

/** What a request says about the choice of functions. */
export interface FunctionChoice {
  readonly mode: string;
  /** Names of the only functions that may be called; empty where all may. */
  readonly allowed: readonly string[];
}

/** Which functions the model may, or has to, call. */
export function functionChoice(body: JsonObject): FunctionChoice {
  const config = callingConfig(body);
  const allowed = asList(field(config, 'allowedFunctionNames')).map(asText);
  return { mode: asText(config['mode']).toUpperCase(), allowed };
}

function callingConfig(body: JsonObject): JsonObject {
  return asObject(field(asObject(field(body, 'toolConfig')), 'functionCallingConfig'));
}

/**
 * A cache holds the tools, several answers cannot be continued, and arguments that come in pieces are not read.
 */
function answerable(body: JsonObject, model: string): RequestPlan['answerable'] {
  const count = configured(body, 'candidateCount') ?? 1;
  const streamsArguments = field(callingConfig(body), 'streamFunctionCallArguments') === true;
  if (field(body, 'cachedContent') !== undefined || count !== 1) return 'never';
  if (streamsArguments || !takesFunction(body, model)) return 'never';
  const { mode, allowed } = functionChoice(body);
  return mode === 'NONE' || (mode === 'ANY' && allowed.length === 1) ? 'not-now' : 'yes';
}

/**
 * Whether a function can be offered: beside others always. Not every model takes one, and many cannot take it as
 * the first one beside built-in tools, with JSON as the form of the answer, or where the answer is more than text.
 */
function takesFunction(body: JsonObject, model: string): boolean {
  if (declarationsOf(body).length > 0) return true;
  const modalities = asList(configured(body, 'responseModalities'));
  const answersText = modalities.every((each) => asText(each).toUpperCase() === 'TEXT');
  const isBare = asList(body['tools']).length === 0 && answersText && !isStructuredGemini(body);
  return isBare && CALLING_MODELS.test(model);
}

/** Models that are made for images and speech call nothing; what others can do, their names do not tell. */
const CALLING_MODELS = /^gemini-(?!.*(?:image|tts|audio))/;

/** Whether the answer must be a JSON document. */
export function isStructuredGemini(body: JsonObject): boolean {
  return configured(body, 'responseMimeType') === 'application/json';
}

function configured(body: JsonObject, name: string): unknown {
  return field(asObject(field(body, 'generationConfig')), name);
}

function isToolTraffic(content: unknown): boolean {
  return partsOf(content).some(
    (part) => callIn(part) !== undefined || responseIn(part) !== undefined,
  );
}
