import {
  type Candidate,
  type Content,
  FinishReason,
  type FunctionCall,
  type GenerateContentParameters,
  type GenerateContentResponse,
  GoogleGenAI,
  type Part,
} from '@google/genai';

import { headroomFetch } from '../../../adapters/http/fetch.ts';
import {
  type Agent,
  type AgentFactory,
  type AgentSetup,
  type Answer,
  type AskOptions,
  TOOL,
} from './agent.ts';

/** How an agent uses Gemini. */
export interface GeminiOptions {
  readonly stream: boolean;
  /** Gemini 3 signs its calls and gives them ids; Gemini 2.5 does neither. */
  readonly model: 'gemini-3.1-pro' | 'gemini-2.5-pro';
}

/** An agent on the contents of Gemini. */
export function geminiAgent(options: GeminiOptions): AgentFactory {
  return (setup) => openGemini(setup, options, { contents: [], called: [] });
}

interface Conversation {
  readonly contents: Content[];
  /** All calls of functions; a call without an id is known by its place here. */
  readonly called: FunctionCall[];
}

function clientFor({ fetch, headroom, maxRetries = 0 }: AgentSetup): GoogleGenAI {
  return new GoogleGenAI({
    apiKey: 'AIza-secret',
    httpOptions: {
      fetch: headroom === undefined ? fetch : headroomFetch(headroom, fetch),
      retryOptions: {
        attempts: 1 + maxRetries,
        httpStatusCodes: [429, 500, 529],
        initialDelay: 0.001,
        maxDelay: 0.001,
      },
    },
  });
}

function openGemini(setup: AgentSetup, options: GeminiOptions, conversation: Conversation): Agent {
  const { contents, called } = conversation;
  const { models } = clientFor(setup);
  return {
    moveTo: (other) => openGemini(other, options, conversation),
    say: (text) => void contents.push({ role: 'user', parts: [{ text }] }),
    give(callId, output) {
      const { id, name = '' } = called[Number(callId)] ?? {};
      const part: Part = { functionResponse: { name, response: { output }, ...(id && { id }) } };
      const last = contents.at(-1);
      if (last?.role === 'user') last.parts?.push(part);
      else contents.push({ role: 'user', parts: [part] });
    },
    async ask(asked = {}) {
      const request = requestFor({ contents, model: options.model }, asked, setup);
      const response = options.stream
        ? await wholeOf(await models.generateContentStream(request))
        : await models.generateContent(request);
      const [candidate] = response.candidates ?? [];
      if (candidate?.content === undefined) throw new Error('no candidate');
      contents.push(candidate.content);
      return describe(candidate, response, called);
    },
  };
}

function requestFor(
  { contents, model }: Pick<GenerateContentParameters, 'model'> & Pick<Conversation, 'contents'>,
  { signal, headers, parameters = {} }: AskOptions,
  { thinks = false }: AgentSetup,
): GenerateContentParameters {
  const { headroom, ...config } = parameters;
  return {
    model,
    contents,
    config: {
      tools: [{ functionDeclarations: [DECLARATION] }],
      ...(thinks ? { thinkingConfig: { includeThoughts: true } } : {}),
      ...(signal && { abortSignal: signal }),
      httpOptions: {
        ...(headers && { headers }),
        ...(headroom === undefined ? {} : { extraBody: { headroom } }),
      },
      ...config,
    },
  };
}

const DECLARATION = {
  name: TOOL.name,
  description: TOOL.description,
  parametersJsonSchema: TOOL.schema,
};

/** The chunks of a stream as one response; texts are joined unless they are signed. */
async function wholeOf(
  stream: AsyncIterable<GenerateContentResponse>,
): Promise<Pick<GenerateContentResponse, 'candidates' | 'usageMetadata'>> {
  const parts: Part[] = [];
  let last: GenerateContentResponse | undefined;
  for await (const chunk of stream) {
    last = chunk;
    for (const part of chunk.candidates?.[0]?.content?.parts ?? []) addPart(parts, part);
  }
  const { usageMetadata, candidates = [] } = last ?? {};
  const candidate = { ...candidates[0], content: { role: 'model', parts } };
  return { candidates: [candidate], ...(usageMetadata && { usageMetadata }) };
}

function addPart(parts: Part[], part: Part): void {
  const last = parts.at(-1);
  const isSigned = part.thoughtSignature !== undefined;
  if (isSigned || !part.text || !last?.text || last.thought !== part.thought) parts.push(part);
  else parts.splice(-1, 1, { ...last, text: last.text + part.text });
}

function describe(
  { content, finishReason }: Candidate,
  { usageMetadata }: Pick<GenerateContentResponse, 'usageMetadata'>,
  called: FunctionCall[],
): Answer {
  const parts = content?.parts ?? [];
  const textOf = (isThought: boolean): string =>
    parts.map(({ text = '', thought = false }) => (thought === isThought ? text : '')).join('');
  const thought = textOf(true);
  return {
    text: textOf(false),
    calls: parts.flatMap(({ functionCall }) =>
      functionCall === undefined
        ? []
        : [{ id: String(called.push(functionCall) - 1), name: functionCall.name ?? '' }],
    ),
    thoughts: thought === '' ? [] : thought.split('\n\n'),
    reason: finishReason === FinishReason.STOP ? 'completed' : (finishReason ?? ''),
    promptTokens: usageMetadata?.promptTokenCount ?? 0,
  };
}
