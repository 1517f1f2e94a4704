/** A string literal of Python and the index behind it; undefined where none stands or it has other escapes. */
export function readText(source: string, start: number): Literal | undefined {
  const quote = source[start];
  if (quote !== "'" && quote !== '"') return undefined;
  let value = '';
  let from = start + 1;
  for (let index = from; index < source.length; index += 1) {
    const character = source[index];
    if (character === quote) return { value: value + source.slice(from, index), end: index + 1 };
    if (character !== '\\') continue;
    const escape = readEscape(source, index + 1);
    if (escape === undefined) return undefined;
    value += source.slice(from, index) + escape.value;
    from = escape.end;
    index = from - 1;
  }
  return undefined;
}

/** The literal that Python's `repr` writes for a string, as far as its characters are printable. */
export function writeText(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  // eslint-disable-next-line no-control-regex -- control characters are what is escaped
  const escaped = value.replace(/[\\\u0000-\u001f\u007f-\u00a0\u00ad]/g, writeEscape);
  return quote + (quote === "'" ? escaped.replaceAll("'", String.raw`\'`) : escaped) + quote;
}

interface Literal {
  readonly value: string;
  readonly end: number;
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
const HEX = /x([0-9a-f]{2})/y;

function readEscape(source: string, index: number): Literal | undefined {
  const named = NAMED.get(source[index] ?? '');
  if (named !== undefined) return { value: named, end: index + 1 };
  HEX.lastIndex = index;
  const [, digits] = HEX.exec(source) ?? [];
  if (digits === undefined) return undefined;
  return { value: String.fromCharCode(Number.parseInt(digits, 16)), end: index + 3 };
}

function writeEscape(character: string): string {
  for (const [letter, value] of NAMED) if (value === character) return `\\${letter}`;
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
