import fc from 'fast-check';

import { decodeText } from '../../../engine/compress/json/form.ts';
import { encodeDocument } from '../../../engine/compress/json/document.ts';
import { parseJson } from '../../../engine/compress/json/value/parse.ts';
import { stringify } from '../../../engine/compress/json/value/stringify.ts';
import { jsonText } from '../../support/json-arbitraries.ts';

/** How many documents were tried, and those that did not come back. */
export interface FuzzResult {
  readonly runs: number;
  readonly failures: readonly string[];
}

/** Encodes and decodes generated documents, with and without looking at what pays. */
export function runJsonFuzz(runs: number, seed = 1): FuzzResult {
  const failures: string[] = [];
  fc.assert(
    fc.property(jsonText(), (text) => {
      if (failures.length < 10 && !comesBack(text)) failures.push(text);
    }),
    { numRuns: runs, seed },
  );
  return { runs, failures };
}

/** Whether the document of a JSON text stands for the same text; true where there is none. */
export function comesBack(text: string): boolean {
  const value = parseJson(text);
  if (value === undefined || text.length < 3 || !/^[[{]/.test(text)) return true;
  try {
    return (
      decodeText(encodeDocument(value, { estimate: (cells) => cells.length })) === stringify(value)
    );
  } catch {
    return false;
  }
}
