import {
  BACKSLASH,
  BRACE_BIT,
  CLOSING_BRACE,
  COLON,
  COMMA,
  OPENING_BRACE,
  QUOTE,
} from './character-codes.ts';

/** Where the next token starts: behind white space, a mark at the start and commas. */
export function startOfNext(text: string, from: number): number {
  let at = from;
  while (isSpaceOrComma(text.charCodeAt(at))) at += 1;
  return at;
}

/** Where the value of a property starts whose name ended. */
function startOfValue(text: string, endOfName: number): number {
  let at = endOfName;
  while (isSpaceOrComma(text.charCodeAt(at)) || text.charCodeAt(at) === COLON) at += 1;
  return at;
}

/** A property that starts here: its name, and where its value starts. */
export function propertyAt(text: string, start: number): Property {
  const end = endOfString(text, start);
  const literal = text.slice(start, end);
  const name = literal.includes('\\') ? String(JSON.parse(literal)) : literal.slice(1, -1);
  return { name, valueStart: startOfValue(text, end) };
}

/** Where a property of an object stands. */
export interface Property {
  readonly name: string;
  readonly valueStart: number;
}

/** Where the elements of a list stand that starts here; none where something else does. */
export function elementsAt(text: string, start: number): readonly ElementPlace[] {
  if (!isOpening(text, start) || isObject(text, start)) return [];
  const elements: ElementPlace[] = [];
  for (let at = startOfNext(text, start + 1); !isClosing(text, at);) {
    const end = endOfValue(text, at);
    elements.push({ start: at, end });
    at = startOfNext(text, end);
  }
  return elements;
}

/** Where an element of a list stands. */
interface ElementPlace {
  readonly start: number;
  /** Behind it. */
  readonly end: number;
}

/** Whether an array or object starts here. */
export function isOpening(text: string, at: number): boolean {
  return (text.charCodeAt(at) | BRACE_BIT) === OPENING_BRACE;
}

/** Whether an array or object ends here. The end of the text ends them all. */
export function isClosing(text: string, at: number): boolean {
  return at >= text.length || (text.charCodeAt(at) | BRACE_BIT) === CLOSING_BRACE;
}

/** Whether what opens here is an object. */
export function isObject(text: string, at: number): boolean {
  return text.charCodeAt(at) === OPENING_BRACE;
}

/** Behind the value that starts here. */
export function endOfValue(text: string, start: number): number {
  if (text.charCodeAt(start) === QUOTE) return endOfString(text, start);
  return isOpening(text, start) ? endOfContainer(text, start) : endOfWord(text, start);
}

/** Behind the string that starts here: behind the first quote that is not escaped. */
export function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1);
  while (quote !== -1 && isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
  return quote === -1 ? text.length : quote + 1;
}

/** An odd number of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (text.charCodeAt(start - 1) === BACKSLASH) start -= 1;
  return (at - start) % 2 === 1;
}

function endOfContainer(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
      continue;
    }
    at += 1;
    const brace = code | BRACE_BIT;
    if (brace === OPENING_BRACE) depth += 1;
    else if (brace === CLOSING_BRACE && --depth === 0) return at;
  }
  return at;
}

/** A number, true, false or null. */
function endOfWord(text: string, start: number): number {
  let at = start;
  while (!isClosing(text, at) && !isSpaceOrComma(text.charCodeAt(at))) at += 1;
  return at;
}

function isSpaceOrComma(code: number): boolean {
  return code === 0x20 || code === COMMA || code === 0x0a || code === 0x0d || code === 0x09;
}
