import { DOCUMENT_KINDS, type Query, type Segment } from '../../content.ts';
import { readSource } from './blocks/source.ts';
import { shownLanguage } from './language.ts';
import { findParts } from './parts/find-parts.ts';
import { syntaxOf } from './syntax.ts';

/**
 * A text that was taken for words as the source that it is, because it holds more of them than code, or none of the
 * lines that its language is known by: the call that shows it names files of one language, and functions of that
 * language are found in it. Every other text as it is.
 */
export function asNamedSource(segment: Segment, query: Query): Segment {
  const { text, detection } = segment;
  if (!DOCUMENT_KINDS.has(detection.kind)) return segment;
  const language = shownLanguage(query);
  if (language === undefined || !hasFunctions(text, language)) return segment;
  return { text, detection: { kind: 'code', confidence: detection.confidence, language } };
}

function hasFunctions(text: string, language: string): boolean {
  const syntax = syntaxOf(language);
  if (syntax === undefined) return false;
  const source = readSource(text, syntax);
  return source !== undefined && findParts(source, syntax).functions.length > 0;
}
