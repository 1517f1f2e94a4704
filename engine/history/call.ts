import type { Slot } from '../messages/lens.ts';

/** Characters of an argument that say which call is meant. */
const LONGEST_LABEL = 40;
/** A text needs this many line ends to be worth a reference. */
const LEAST_LINE_ENDS = 4;
/** Arguments are not searched deeper than this. */
const DEEPEST = 6;

/** A text that the model wrote as an argument. */
export interface WrittenText {
  /** Property names from the arguments to the text, joined by dots. */
  readonly path: string;
  readonly text: string;
}

/** The call in a few words: the tool and the beginning of its first argument, for a path its end. */
export function labelOf({ toolName = '', toolArguments = '' }: Slot): string {
  const first = textsBelow(parsed(toolArguments), '', DEEPEST).find(
    ({ text }) => text.trim() !== '',
  );
  const [line = ''] = (first?.text ?? '').trim().split(/[\r\n]/, 1);
  return `${toolName} ${shortened(line.replaceAll('\t', ' '))}`.trim();
}

/** The texts of several lines among the arguments of a call, given as JSON. */
export function writtenTexts(toolArguments: string | undefined): readonly WrittenText[] {
  // Line ends are escaped in JSON, and not in free text; where there are few, no time is spent on parsing.
  const lineEnds = toolArguments?.split(/\\n|\n/, LEAST_LINE_ENDS + 1).length ?? 0;
  if (toolArguments === undefined || lineEnds <= LEAST_LINE_ENDS) return [];
  return textsBelow(parsed(toolArguments), '', DEEPEST).filter(
    ({ text }) => text.split('\n', LEAST_LINE_ENDS + 1).length > LEAST_LINE_ENDS,
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

function textsBelow(value: unknown, path: string, depth: number): readonly WrittenText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsBelow(inner, path === '' ? key : `${path}.${key}`, depth - 1),
  );
}

/** The beginning of a line; of a path the end, from a folder on. */
function shortened(line: string): string {
  if (line.length <= LONGEST_LABEL) return line;
  if (/\s/.test(line) || !line.includes('/')) return `${line.slice(0, LONGEST_LABEL)}…`;
  const end = line.slice(-LONGEST_LABEL);
  return `…${end.slice(Math.max(0, end.indexOf('/')))}`;
}
