import { editJson } from '../../json/edit.ts';
import type { JsonEdit } from '../../json/json-edit.ts';
import type { JsonObject } from '../../json/read.ts';
import { NAME_LENGTH } from '../restored-turns.ts';

/**
 * Signed thinking is valid only after the very conversation in which it was thought. Thinking that came
 * after hidden rounds carries a mark of them in its signature: with all of them put back, it goes to the
 * provider as it was signed; where some are lost, it is left out, which is always allowed, and the request
 * stays valid.
 */
export interface Mark {
  /** Hidden rounds of the same turn that came before. */
  readonly round: number;
  /** Names those of earlier turns. */
  readonly earlier: string;
}

/** Base64 like the signatures themselves, so that nothing on the way takes offence. */
const MARK = /^headroom([0-9])([0-9a-f]{8})/;
const NONE_EARLIER = '0'.repeat(NAME_LENGTH);
const MOST_ROUNDS = 9;

/** The field of a thinking block that holds what the provider signed; undefined for other blocks. */
export function signedField({ type }: JsonObject): 'signature' | 'data' | undefined {
  if (type === 'thinking') return 'signature';
  return type === 'redacted_thinking' ? 'data' : undefined;
}

/** A signature with the mark of the hidden rounds before it; as it is where there are none. */
export function withMark(signature: string, { round, earlier }: Mark): string {
  if (signature === '' || (round === 0 && earlier === '')) return signature;
  return `headroom${Math.min(round, MOST_ROUNDS)}${earlier || NONE_EARLIER}${signature}`;
}

/** The mark and the provider's own signature; undefined if there is no mark. */
export function readMark(signature: unknown): (Mark & { readonly signature: string }) | undefined {
  if (typeof signature !== 'string') return undefined;
  const match = MARK.exec(signature);
  if (match === null) return undefined;
  const [whole, round = '', earlier = ''] = match;
  return {
    round: Number(round),
    earlier: earlier === NONE_EARLIER ? '' : earlier,
    signature: signature.slice(whole.length),
  };
}

/** The JSON text of a block, its signature with a mark where it needs one. */
export function markBlock(json: string, block: JsonObject, mark: Mark): string {
  const field = signedField(block);
  const signature = field === undefined ? undefined : block[field];
  if (field === undefined || typeof signature !== 'string') return json;
  const marked = withMark(signature, mark);
  if (marked === signature) return json;
  const edit: JsonEdit = { kind: 'replace', path: [field], json: JSON.stringify(marked) };
  return editJson(json, [edit]);
}
