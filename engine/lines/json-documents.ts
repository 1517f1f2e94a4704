const OPENS = /^[{[]\s*$/;
const CLOSES = /^[}\]]\s*$/;

/** Where one of several JSON documents stands in a text. */
export interface DocumentLines {
  /** Index of its first line, from 0. */
  readonly first: number;
  readonly text: string;
}

/**
 * JSON documents that are printed over several lines each, one below the other, as `jq` and the exporters of
 * OpenTelemetry print them; undefined where there are fewer than two, or something else stands beside them. They are
 * told by their first and last lines alone, which are not indented; the last one may be cut off.
 */
export function documentsBelowEachOther(
  lines: readonly string[],
): readonly DocumentLines[] | undefined {
  const documents: DocumentLines[] = [];
  let first: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (first === undefined && OPENS.test(line)) first = index;
    else if (first === undefined && line.trim() !== '') return undefined;
    else if (first !== undefined && CLOSES.test(line)) {
      documents.push({ first, text: lines.slice(first, index + 1).join('\n') });
      first = undefined;
    }
  }
  if (first !== undefined) documents.push({ first, text: lines.slice(first).join('\n') });
  return documents.length < 2 ? undefined : documents;
}
