/** Every kind of content, by the names that settings use. */
export const CONTENT_KINDS = [
  'json',
  'ndjson',
  'csv',
  /** Records as YAML; other YAML is code. */
  'yaml',
  /** Records as XML; other XML is code. */
  'xml',
  'table',
  'log',
  /** Output of tests, compilers, builds and installations. */
  'build',
  'stack-trace',
  'search',
  'diff',
  'code',
  /** Code or text read with line numbers in front of each line. */
  'numbered',
  'html',
  'markdown',
  'prose',
  /** Base64 and other unreadable data. */
  'binary',
  /** Nothing more is known than that it is text. */
  'text',
] as const;

/**
 * What a piece of text holds. Kinds without a compressor of their own go through the plain text
 * compressor.
 */
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** Kinds that people write for people; texts of all other kinds may stand in them, as examples, tables and figures. */
export const DOCUMENT_KINDS: ReadonlySet<ContentKind> = new Set(['markdown', 'prose', 'text']);

/** A judgement about a piece of text. */
export interface Detection {
  /** What the text holds. */
  readonly kind: ContentKind;
  /** From 0 (a guess) to 1 (certain). */
  readonly confidence: number;
  /** The programming language of `code` and `numbered`, where it was recognised. */
  readonly language?: string;
}

/** One run of a text with a single kind. The segments of a text follow each other without a gap. */
export interface Segment {
  /** The text of the run. */
  readonly text: string;
  /** What it holds. */
  readonly detection: Detection;
}

/** What the model was after when a block arrived: all that relevance may be judged by. */
export interface Query {
  /** The last thing the user said before the block, or the words around a pasted payload. */
  readonly user: string;
  /** The arguments of the tool call that produced the block, as text. */
  readonly toolArguments: string;
  /** The last thing the assistant said before the block. */
  readonly assistant: string;
}
