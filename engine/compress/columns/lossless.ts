import type { TokenCounter } from '../../tokens/counter.ts';
import { Claims } from '../json/claims.ts';
import { mayHoldOwnLines } from '../own-lines.ts';
import { decodeParagraph, encodeParagraph } from './paragraph.ts';

const BLANK_LINE = '\n\n';

/**
 * A text with its tables, one in each paragraph at most, as records with factored columns. The encoding has been decoded
 * and compared; undefined where that is not the text or nothing is saved.
 */
export function encodeTables(text: string, counter: TokenCounter): string | undefined {
  const end = text.endsWith('\n') ? '\n' : '';
  const paragraphs = text.slice(0, text.length - end.length).split(BLANK_LINE);
  const encoded = paragraphs.map((paragraph) => encodeParagraph(paragraph, counter) ?? paragraph);
  const joined = encoded.join(BLANK_LINE) + end;
  return joined !== text && decodeTables(joined) === text ? joined : undefined;
}

/** The text that an encoding stands for; undefined if the text is no encoding or a malformed one. */
export function decodeTables(encoded: string): string | undefined {
  if (!mayHoldOwnLines(encoded) || !encoded.includes('[headroom: table printed as '))
    return undefined;
  const end = encoded.endsWith('\n') ? '\n' : '';
  const claims = new Claims(encoded);
  let tables = 0;
  try {
    const paragraphs = encoded.slice(0, encoded.length - end.length).split(BLANK_LINE);
    const decoded = paragraphs.map((paragraph) => {
      const text = decodeParagraph(paragraph, claims);
      if (text !== undefined) tables += 1;
      return text ?? paragraph;
    });
    return tables === 0 ? undefined : decoded.join(BLANK_LINE) + end;
  } catch {
    return undefined;
  }
}
