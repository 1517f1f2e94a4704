import { isObject, type JsonObject, listOf } from '../json.ts';
import { demand } from '../refusal.ts';

/** The fields of one kind of message, by their name, each with the kind of what it holds if that is checked. */
interface Fields {
  readonly [name: string]: Fields | true;
}

const PART = fields(
  `text thought thoughtSignature inlineData fileData executableCode codeExecutionResult videoMetadata toolCall
  toolResponse partMetadata mediaResolution audioTranscription mediaProcessing speechMetadata`,
  {
    functionCall: fields('id name args partialArgs willContinue'),
    functionResponse: fields('id name response parts willContinue scheduling'),
  },
);
const CONTENT = fields('role', { parts: PART });
const TOOL = fields(
  `googleSearch googleSearchRetrieval codeExecution urlContext computerUse fileSearch googleMaps mcpServers
  retrieval enterpriseWebSearch`,
  {
    functionDeclarations: fields(
      'name description parameters parametersJsonSchema response responseJsonSchema behavior',
    ),
  },
);
const GENERATION = fields(
  `temperature topP topK candidateCount maxOutputTokens stopSequences responseLogprobs logprobs presencePenalty
  frequencyPenalty seed responseMimeType responseSchema responseJsonSchema responseModalities mediaResolution
  speechConfig thinkingConfig imageConfig routingConfig modelSelectionConfig audioTimestamp
  enableEnhancedCivicAnswers`,
);

/** What a request may hold (the reference of `generateContent`, 2026). */
const REQUEST = fields(
  'cachedContent model safetySettings labels store serviceTier continuationToken',
  {
    contents: CONTENT,
    systemInstruction: CONTENT,
    tools: TOOL,
    toolConfig: fields('retrievalConfig includeServerSideToolInvocations', {
      functionCallingConfig: fields('mode allowedFunctionNames streamFunctionCallArguments'),
    }),
    generationConfig: GENERATION,
  },
);
/** What Google AI takes to count; Vertex AI takes the request. */
const COUNT = fields('', { contents: CONTENT, generateContentRequest: REQUEST });

/** The request with all fields in camel case, as both cases are taken. Throws a Refusal for unknown ones. */
export function readFields(
  body: JsonObject,
  { counting, vertex }: { readonly counting: boolean; readonly vertex: boolean },
): JsonObject {
  return withKnown(body, counting && !vertex ? COUNT : REQUEST, '');
}

function fields(names: string, nested: Readonly<Record<string, Fields>> = {}): Fields {
  const plain = names.split(/\s+/).filter(Boolean);
  return { ...Object.fromEntries(plain.map((name) => [name, true])), ...nested };
}

function withKnown(value: JsonObject, known: Fields, place: string): JsonObject {
  const entries = Object.entries(value).map(([given, inner]) => {
    const name = camelCase(given);
    const kind = Object.hasOwn(known, name) ? known[name] : undefined;
    const at = place === '' ? '' : ` at '${place}'`;
    demand(
      kind !== undefined,
      `Invalid JSON payload received. Unknown name "${given}"${at}: Cannot find field.`,
    );
    const path = place === '' ? given : `${place}.${given}`;
    return [name, kind === true ? inner : innerFields(inner, kind, path)];
  });
  return Object.fromEntries(entries);
}

function innerFields(value: unknown, known: Fields, place: string): unknown {
  if (Array.isArray(value)) {
    return listOf(value).map((each, index) => innerFields(each, known, `${place}[${index}]`));
  }
  return isObject(value) ? withKnown(value, known, place) : value;
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
