import { asList, asObject, asText, type JsonObject } from '../../json/read.ts';
import { isOwnCall } from '../own-tool.ts';
import { field } from './field.ts';

/** The parts of a content. */
export function partsOf(content: unknown): readonly JsonObject[] {
  return asList(asObject(content)['parts']).map(asObject);
}

/** The function call in a part; undefined where there is none. */
export function callIn(part: JsonObject): JsonObject | undefined {
  const call = field(part, 'functionCall');
  return call === undefined ? undefined : asObject(call);
}

/** What a function returned, in a part; undefined where it is something else. */
export function responseIn(part: JsonObject): JsonObject | undefined {
  const response = field(part, 'functionResponse');
  return response === undefined ? undefined : asObject(response);
}

/** The function calls in some parts. */
export function callsIn(parts: readonly JsonObject[]): readonly JsonObject[] {
  return parts.map(callIn).filter((call) => call !== undefined);
}

/** What functions returned, in some parts. */
export function responsesIn(parts: readonly JsonObject[]): readonly JsonObject[] {
  return parts.map(responseIn).filter((response) => response !== undefined);
}

/** Whether a part is a call of `headroom_retrieve`. */
export function isOwnPart(part: JsonObject): boolean {
  return isOwnCall(callIn(part)?.['name']);
}

/** What a part says to the user; empty for thoughts and everything else. */
export function spokenIn(part: JsonObject): string {
  return part['thought'] === true ? '' : asText(part['text']);
}

/** What a function returned, as text. */
export function responseText(response: JsonObject): string {
  return JSON.stringify(response['response']) ?? '';
}
