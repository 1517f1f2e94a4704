import { isRedrawn } from './redrawn.ts';
import { withMarkedWords } from './word-colours.ts';
import {
  append,
  createScreen,
  eraseBelow,
  eraseInLine,
  move,
  newLine,
  type Screen,
  screenText,
  startAnew,
  toColumn,
  write,
} from './screen.ts';

// eslint-disable-next-line no-control-regex -- escape sequences are what is looked for
const ESCAPE = /[\u001B\u0008]/;
const RETURN = /\r(?!\n|$)/;
/** CSI, OSC (to BEL or ST) and two-character sequences, as ECMA-48 has them. */
const SEQUENCE =
  // eslint-disable-next-line no-control-regex -- escape sequences are what is looked for
  /\u001B\[([0-9;?:<=>]{0,64})[ -/]{0,4}([@-~])|\u001B\][^\u0007\u001B\n]{0,2048}(?:\u0007|\u001B\\)?|\u001B[PX^_][^\u001B\n]{0,2048}(?:\u001B\\)?|\u001B[ -/]{0,4}[0-~]|\u001B/y;
// eslint-disable-next-line no-control-regex -- escape sequences are what is looked for
const COLOUR = /\u001B\[[0-9;:]{0,64}m|\u001B\[[0-9]{0,4}K/g;

/** Whether a text holds escape sequences, backspaces or lines that carriage returns redraw. */
export function isTerminalOutput(text: string): boolean {
  return ESCAPE.test(text) || (RETURN.test(text) && isRedrawn(text));
}

/** A text as a terminal shows it in the end, if it is meant for one; otherwise the text itself. */
export function shownText(text: string): string {
  return isTerminalOutput(text) ? resolveTerminal(text) : text;
}

/** The text without colours, and with signs where these said what was removed and added; cursor movements stay. */
export function withoutColours(text: string): string {
  return text.includes('\u001B[') ? withMarkedWords(text).replace(COLOUR, '') : text;
}

/**
 * What a terminal without a right edge would show in the end: escape sequences carried out or dropped,
 * lines overwritten by carriage returns and backspaces in their last form. Clearing the whole screen
 * does not take away what scrolled by before. Where only colours say which words of a diff were removed and added, signs do.
 */
export function resolveTerminal(given: string): string {
  if (!ESCAPE.test(given) && !RETURN.test(given)) return given;
  const text = withMarkedWords(given);
  const screen = createScreen();
  let index = 0;
  while (index < text.length) index = step(text, index, screen);
  return screenText(screen);
}

/** Carries out what stands at an index; the result is the index behind it. */
function step(text: string, index: number, screen: Screen): number {
  const code = text.charCodeAt(index);
  if (code === 0x0a) newLine(screen);
  else if (code === 0x0d) return carriageReturn(text, index, screen);
  else if (code === 0x08) move(screen, 0, -1);
  else if (code === 0x1b) return escape(text, index, screen);
  else return plain(text, index, screen);
  return index + 1;
}

/** A return right before a line end belongs to the line end. */
function carriageReturn(text: string, index: number, screen: Screen): number {
  const next = text.charCodeAt(index + 1);
  if (next === 0x0a) append(screen, '\r');
  else toColumn(screen, 0);
  return index + 1;
}

function plain(text: string, index: number, screen: Screen): number {
  let end = index + 1;
  while (end < text.length && !isControl(text.charCodeAt(end))) end++;
  write(screen, text.slice(index, end));
  return end;
}

function isControl(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x08 || code === 0x1b;
}

function escape(text: string, index: number, screen: Screen): number {
  SEQUENCE.lastIndex = index;
  const match = SEQUENCE.exec(text);
  if (match === null) return index + 1;
  const [whole, parameters = '', final] = match;
  if (final !== undefined) carryOut(final, parameters, screen);
  return index + whole.length;
}

function carryOut(final: string, parameters: string, screen: Screen): void {
  const first = Number.parseInt(parameters, 10);
  const amount = Number.isNaN(first) ? 1 : Math.max(1, first);
  const mode = Number.isNaN(first) ? 0 : first;
  if (final === 'A' || final === 'F') move(screen, -amount, 0);
  else if (final === 'B' || final === 'E') move(screen, amount, 0);
  else if (final === 'C') move(screen, 0, amount);
  else if (final === 'D') move(screen, 0, -amount);
  else if (final === 'G') toColumn(screen, amount - 1);
  else if (final === 'K') eraseInLine(screen, mode);
  else if (final === 'J' && mode === 0) eraseBelow(screen);
  else if (final === 'J' || final === 'H' || final === 'f') startAnew(screen);
  if (final === 'E' || final === 'F') toColumn(screen, 0);
}
