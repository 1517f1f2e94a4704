import { isObject, type JsonObject, listOf, objectsOf, textOf } from '../json.ts';
import { demand } from '../refusal.ts';

/** What a part can hold; it holds one of them. */
const DATA = [
  'text',
  'inlineData',
  'fileData',
  'functionCall',
  'functionResponse',
  'executableCode',
  'codeExecutionResult',
  'toolCall',
  'toolResponse',
];

/** Checks roles and parts of all contents. */
export function checkContents(value: unknown): readonly JsonObject[] {
  const place = '* GenerateContentRequest.contents';
  demand(listOf(value).length > 0, `${place}: contents is not specified`);
  const contents = objectsOf(value);
  for (const [index, content] of contents.entries()) checkContent(content, `contents[${index}]`);
  return contents;
}

function checkContent({ role, parts }: JsonObject, place: string): void {
  const isKnown = role === undefined || role === 'user' || role === 'model' || role === 'function';
  demand(isKnown, 'Please use a valid role: user, model.');
  const empty = `* GenerateContentRequest.${place}.parts: contents.parts must not be empty.`;
  demand(listOf(parts).length > 0, empty);
  for (const [index, part] of objectsOf(parts).entries()) {
    checkPart(part, `${place}.parts[${index}]`);
    // Models end their streams with one.
    const isEmpty = part['text'] === '' && role !== 'model';
    demand(!isEmpty, 'Unable to submit request because it has an empty text parameter.');
  }
}

function checkPart(part: JsonObject, place: string): void {
  const held = DATA.filter((name) => part[name] !== undefined);
  const one = `* GenerateContentRequest.${place}.data: required oneof field 'data' must have one initialized field`;
  // What is signed may be nothing but its signature.
  demand(held.length === 1 || (held.length === 0 && part['thoughtSignature'] !== undefined), one);
  const { functionCall: call, functionResponse: response, thoughtSignature: signature } = part;
  if (call !== undefined) checkFunction(call, { place: `${place}.function_call`, holds: 'args' });
  if (response !== undefined) {
    checkFunction(response, { place: `${place}.function_response`, holds: 'response' });
    const given = isObject(response) && response['response'] !== undefined;
    demand(given, `* GenerateContentRequest.${place}.function_response.response: must be set.`);
  }
  const isBase64 = signature === undefined || /^[\w+/-]+={0,2}$/.test(textOf(signature));
  demand(
    isBase64,
    `Invalid value at '${place}.thought_signature' (TYPE_BYTES), Base64 decoding failed`,
  );
}

function checkFunction(
  value: unknown,
  { place, holds }: { readonly place: string; readonly holds: 'args' | 'response' },
): void {
  demand(isObject(value), `Invalid value at '${place}'`);
  demand(
    textOf(value['name']) !== '',
    `* GenerateContentRequest.${place}.name: Name cannot be empty.`,
  );
  const struct = value[holds];
  const isStruct = struct === undefined || isObject(struct);
  demand(
    isStruct,
    `Invalid value at '${place}.${holds}' (type.googleapis.com/google.protobuf.Struct)`,
  );
}
