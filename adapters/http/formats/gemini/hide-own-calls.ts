import { asText } from '../../json/read.ts';
import type { ShowPart } from './answer-part.ts';
import { callIn, isOwnPart } from './parts.ts';

/**
 * What the user sees of the parts of one answer, as they come. Models sign the first call of an answer and want
 * to see that again: where it is an internal one, its signature goes to the first call that the user sees.
 */
export function hideOwnCalls(): ShowPart {
  let waiting = '';
  return (part) => {
    const signature = asText(part['thoughtSignature']);
    if (isOwnPart(part)) {
      waiting ||= signature;
      return [];
    }
    if (waiting === '' || callIn(part) === undefined) return [part];
    const thoughtSignature = signature || waiting;
    waiting = '';
    return [{ ...part, thoughtSignature }];
  };
}
