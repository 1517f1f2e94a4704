/** A question about one tool message of a workload, and what an answer needs. */
export type Probe = VisibleProbe | CountProbe | LookupProbe;

/** Something that has to stand on one line. */
interface VisibleProbe {
  readonly kind: 'visible';
  /** Index of the tool message. */
  readonly at: number;
  readonly line: readonly string[];
}

/** A number that has to be stated next to a value; what could be counted does not count. */
export interface CountProbe {
  readonly kind: 'count';
  readonly at: number;
  readonly value: string;
  readonly count: number;
}

/** Something that one retrieve call has to bring back. */
export interface LookupProbe {
  readonly kind: 'lookup';
  readonly at: number;
  readonly query: string;
  readonly expect: readonly string[];
}

/** Whether all strings stand on one line of the text. */
export function standsOnOneLine(text: string, strings: readonly string[]): boolean {
  return text.split('\n').some((line) => strings.every((string) => line.includes(string)));
}

/** Whether the count stands next to the value: at most 12 characters and no digit between them. */
export function statesCount(text: string, { value, count }: CountProbe): boolean {
  const name = String.raw`(?<![\p{L}\p{N}_])${RegExp.escape(value)}(?![\p{L}\p{N}_])`;
  const number = String.raw`(?<!\d|\d\.)${count}(?!\d|\.\d)`;
  const between = String.raw`[^\d]{0,12}`;
  return new RegExp(`${name}${between}${number}|${number}${between}${name}`, 'u').test(text);
}

/** Whether what one retrieve call is asked for stands in the text already. */
export function showsLookup(text: string, { query, expect }: LookupProbe): boolean {
  return standsOnOneLine(text, [query, ...expect]);
}
