import { readValues } from '../../written/read-values.ts';
import { codeCompressor } from '../code/index.ts';
import type { Compressor, LossyContext } from '../compressor.ts';
import { editsFile, wholeForEdit } from '../edit-intent.ts';
import { encodeDocument } from '../json/document.ts';
import { elideDocument } from '../json/lossy/document-elision.ts';
import type { JsonValue } from '../json/value/records.ts';
import { jsonOfValue } from './json-of-value.ts';

/** What stands in front of the values never leaves less of the budget for them. */
const LEAST_ROOM = 0.6;

/**
 * Records that are written as YAML or XML. Losslessly: as code, for every character of them may matter. Lossily: their values
 * in the form of JSON below what stands in front of them, all or the rows that matter and a digest of the rest; as code where
 * the text has more than values, such as comments, and where its file is about to be edited.
 */
export const writtenCompressor: Compressor = {
  name: 'written',
  kinds: ['yaml', 'xml'],
  lossless: (text, context) => codeCompressor.lossless(text, context),
  lossy: (text, context) => elideValues(text, context) ?? elideAsCode(text, context),
  whyWhole: wholeForEdit,
  isEncoded: (text) => codeCompressor.isEncoded?.(text) ?? false,
};

function elideValues(text: string, context: LossyContext): string | undefined {
  const value = editsFile(context.query) ? undefined : readValues(text, context.detection.kind);
  if (value === undefined) return undefined;
  const opening = text.slice(0, value.start).trim();
  const room = context.budget - context.counter.estimate(opening);
  const document = jsonOfValue(value);
  if (document === undefined || room < LEAST_ROOM * context.budget) return undefined;
  const shown = shownValues(document, text, { ...context, budget: room });
  return opening === '' ? shown : shown && `${opening}\n${shown}`;
}

/** All values where there is room for them, else those that matter; all as well where none of them can be left out. */
function shownValues(document: JsonValue, text: string, context: LossyContext): string | undefined {
  const { detection, reference, counter, budget } = context;
  const notation = `${text.length} characters of ${detection.kind.toUpperCase()}`;
  const all = `${reference(`${notation} omitted, all their values shown`)}\n${encodeDocument(document)}`;
  const tokens = counter.estimate(all);
  const elided = tokens <= budget ? undefined : elideDocument(document, context);
  return elided ?? (tokens <= codeBudget(context) ? all : undefined);
}

function elideAsCode(text: string, context: LossyContext): string | undefined {
  return codeCompressor.lossy?.(text, { ...context, budget: codeBudget(context) });
}

function codeBudget({ budget, budgetFor }: LossyContext): number {
  return budgetFor?.('code') ?? budget;
}
