import type { TokenCounter } from '../tokens/counter.ts';
import { type Document, openDocument, type SeenOriginal } from './document/document.ts';
import { mainRows, type Rows } from './document/rows.ts';
import { startOf } from './document/span.ts';
import { grep } from './grep.ts';
import { outline } from './outline/outline.ts';
import { composePage, PAGE_TOKENS } from './page.ts';
import { joinLines } from './join-lines.ts';
import { wholeRange } from './ranges.ts';
import type { RetrieveAnswer, RetrieveRequest } from './request.ts';
import { search } from './search.ts';
import type { Section } from './section.ts';
import { selectRanges } from './select/select-lines.ts';
import { select } from './select/select.ts';
import { selectRows } from './select/select-rows.ts';
import type { Selection } from './select/selection.ts';
import { shorten } from './shorten.ts';

interface Findings {
  /** What stands above the sections. */
  readonly head: string;
  readonly sections: readonly Section[];
}

const LONGEST_ECHO = 100;
const LONGEST_PATTERN = 300;

/**
 * What an original has to say to a request, at most 1,500 tokens at a time. `lines`, `rows` and `path`
 * select, `grep` or `query` search in what is selected, or in everything. Never throws.
 */
export function answer(
  original: SeenOriginal,
  request: RetrieveRequest,
  counter: TokenCounter,
): RetrieveAnswer {
  const document = openDocument(original);
  const findings = find(document, request, counter);
  return composePage({ document, hash: request.hash, ...findings }, counter);
}

function find(document: Document, request: RetrieveRequest, counter: TokenCounter): Findings {
  const selection = select(document, request);
  const problem = selection.problems.join('; ');
  const isSelected = selection.sections.length > 0;
  if (!isSelected && problem !== '') return opening(document, problem, counter);
  const searched = searchIn(document, request, isSelected ? selection : everything(document));
  const head = joinLines([problem, searched?.head ?? '']);
  if (searched !== undefined && searched.sections.length > 0) {
    return { head, sections: searched.sections };
  }
  if (!isSelected) return opening(document, head, counter);
  return { head: joinLines([head, ...(selection.limits ?? [])]), sections: selection.sections };
}

function everything({ text }: Document): Selection {
  return { sections: [], spans: [{ start: 0, end: text.length }], values: [], problems: [] };
}

function searchIn(
  document: Document,
  { grep: pattern, query }: RetrieveRequest,
  selection: Selection,
): Findings | undefined {
  if (pattern !== undefined) return searchPattern(document, pattern, selection);
  if (query === undefined) return undefined;
  const section = search(document, query, selection);
  if (section !== undefined) return { head: '', sections: [section] };
  return { head: `nothing matches "${shorten(query, LONGEST_ECHO)}"`, sections: [] };
}

function searchPattern(document: Document, asked: string, selection: Selection): Findings {
  const pattern = asked.slice(0, LONGEST_PATTERN);
  const { sections, isLiteral } = grep(document, pattern, selection);
  const how = isLiteral ? 'taken literally, ' : '';
  const echo = `"${shorten(pattern, LONGEST_ECHO)}"`;
  if (sections.length === 0) return { head: `${how}nothing matches ${echo}`, sections };
  return { head: isLiteral ? `taken literally: ${echo}` : '', sections };
}

/** Below what is to be said first, if anything: all where it fits on one page, else an outline and the start. */
function opening(document: Document, head: string, counter: TokenCounter): Findings {
  const all = selectRanges(document, [wholeRange(1, Infinity)]).sections;
  if (counter.estimate(document.text) < PAGE_TOKENS * 0.9) return { head, sections: all };
  const rows = mainRows(document);
  return {
    head: joinLines([head, outline(document, counter)]),
    sections: areMost(rows, document) ? selectRows(rows, {}).sections : all,
  };
}

/** Whether the rows are records that make up most of a document. */
function areMost({ spans }: Rows, { json, text, original: { kind } }: Document): boolean {
  const areRecords = json !== undefined || kind === 'csv' || kind === 'ndjson';
  return areRecords && (spans.at(-1)?.end ?? 0) - startOf(spans) > text.length / 2;
}
