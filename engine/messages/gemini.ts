import {
  elements,
  jsonText,
  listProperty,
  property,
  propertyNames,
  textProperty,
} from './access.ts';
import { openCalls, type OpenCalls } from './gemini-calls.ts';
import type { MessageLens } from './lens.ts';
import { messageLens } from './message-lens.ts';
import {
  addAssistantText,
  addToolTexts,
  addUserText,
  type Draft,
  type FoundText,
  type Place,
  textsIn,
  toolCall,
} from './reading.ts';

/** Those that do not speak for the model; `function` is an older one. */
const GIVING_ROLES: ReadonlySet<string> = new Set(['user', 'function']);
const TEXT_PARTS: ReadonlySet<string> = new Set(['text']);

/**
 * Reads and writes contents of the Gemini API: user text and what functions returned, property by property of
 * `response`. A list or object there is compressed as JSON and becomes text where that is shorter, since a
 * response may hold any value; its numbers are doubles to the service too, so no digit is lost on the way. Files,
 * thoughts and what is signed stay as they are.
 */
export const geminiLens: MessageLens = messageLens({
  format: 'gemini',
  open: (draft) => {
    const contents = { draft, calls: openCalls() };
    return (content, message) => readContent(contents, message, content);
  },
});

interface Contents {
  readonly draft: Draft;
  readonly calls: OpenCalls;
}

function readContent({ draft, calls }: Contents, message: number, content: unknown): void {
  const role = textProperty(content, 'role') ?? 'user';
  const isModel = role === 'model';
  if (!isModel && !GIVING_ROLES.has(role)) return;
  if (isModel) calls.beginStep();
  else calls.endStep();
  for (const [position, part] of listProperty(content, 'parts').entries()) {
    const place = { message, path: ['parts', position] };
    if (isModel) readSaid({ draft, calls }, place, part);
    else readGiven({ draft, calls }, place, part);
  }
}

function readSaid({ draft, calls }: Contents, { message }: Place, part: unknown): void {
  const text = textProperty(part, 'text');
  if (text !== undefined && property(part, 'thought') !== true) {
    addAssistantText(draft, message, text);
  }
  const call = property(part, 'functionCall') ?? property(part, 'function_call');
  const name = textProperty(call, 'name');
  if (name === undefined) return;
  const id = textProperty(call, 'id');
  calls.add({ id, name, call: toolCall(name, jsonText(property(call, 'args'))) });
}

function readGiven({ draft, calls }: Contents, place: Place, part: unknown): void {
  const text = textProperty(part, 'text');
  if (text !== undefined) {
    addUserText(draft, { ...place, path: [...place.path, 'text'] }, text);
    return;
  }
  // Requests may be written in either case.
  const key =
    property(part, 'functionResponse') === undefined ? 'function_response' : 'functionResponse';
  const result = property(part, key);
  const name = textProperty(result, 'name');
  if (name === undefined) return;
  const call = calls.answer({ id: textProperty(result, 'id'), name });
  const response = property(result, 'response');
  const texts = propertyNames(response).flatMap((each) => textsOf(response, each));
  addToolTexts(draft, { ...place, path: [...place.path, key, 'response'] }, { call, texts });
}

/** The text of a property: as it stands, in the parts of an MCP result, or of a value as JSON. */
function textsOf(response: unknown, key: string): readonly FoundText[] {
  const value = property(response, key);
  const isValue = typeof value === 'object' && value !== null;
  if (!isValue || isContentOfMcp(value)) return textsIn(response, key, TEXT_PARTS);
  const text = jsonText(value);
  return text === undefined ? [] : [{ path: [key], text }];
}

function isContentOfMcp(value: object): boolean {
  const parts = elements(value);
  return parts.length > 0 && parts.every((part) => MCP_TYPES.has(textProperty(part, 'type') ?? ''));
}

/** The types of content in results of MCP tools. */
const MCP_TYPES: ReadonlySet<string> = new Set([
  'text',
  'image',
  'audio',
  'resource',
  'resource_link',
]);
