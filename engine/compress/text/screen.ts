/** The rows that a terminal has been told to show, and its cursor. */
export interface Screen {
  readonly rows: Row[];
  row: number;
  column: number;
  /** Whether the cursor stands behind the last character of a row that is still a plain string. */
  isAtEnd: boolean;
}

/** A row is a plain string until something is written over it; then one character per cell. */
type Row = string | string[];

/** No terminal is wider; bounds what one cursor movement can cost. */
const WIDEST = 4_096;

/** An empty screen without a right edge whose rows never scroll away. */
export function createScreen(): Screen {
  return { rows: [''], row: 0, column: 0, isAtEnd: true };
}

/** Writes at the cursor, over what stands there. */
export function write(screen: Screen, text: string): void {
  const current = screen.rows[screen.row] ?? '';
  if (typeof current === 'string' && screen.isAtEnd) {
    screen.rows[screen.row] = current + text;
    screen.column += Array.from(text).length;
    return;
  }
  const target = cells(screen);
  while (target.length < screen.column) target.push(' ');
  for (const character of text) target[screen.column++] = character;
}

/** Adds to the end of the row and leaves the cursor where it is. */
export function append(screen: Screen, text: string): void {
  const current = screen.rows[screen.row] ?? '';
  if (typeof current === 'string') screen.rows[screen.row] = current + text;
  else current.push(text);
}

/** Goes to the start of the next row. */
export function newLine(screen: Screen): void {
  screen.row++;
  screen.column = 0;
  if (screen.row === screen.rows.length) screen.rows.push('');
  screen.isAtEnd = screen.rows[screen.row] === '';
}

/** Moves by rows and columns, never above the first row, below the last or out of the widest terminal. */
export function move(screen: Screen, rows: number, columns: number): void {
  screen.row = Math.min(screen.rows.length - 1, Math.max(0, screen.row + rows));
  toColumn(
    screen,
    columns > 0
      ? Math.max(screen.column, Math.min(screen.column + columns, WIDEST))
      : screen.column + columns,
  );
}

/** Goes to a column of the row, counted from 0. */
export function toColumn(screen: Screen, column: number): void {
  screen.column = Math.max(0, Math.min(column, Math.max(WIDEST, screen.column)));
  screen.isAtEnd = false;
}

/** Erases in the row. 0: from the cursor to the end; 1: from the start to the cursor; 2: all of it. */
export function eraseInLine(screen: Screen, mode: number): void {
  const target = cells(screen);
  if (mode === 0) target.length = Math.min(target.length, screen.column);
  else if (mode === 2) target.length = 0;
  else target.fill(' ', 0, screen.column + 1);
}

/** Erases all behind the cursor. */
export function eraseBelow(screen: Screen): void {
  eraseInLine(screen, 0);
  screen.rows.length = screen.row + 1;
}

/** A row of its own, below all others, for what follows a cleared screen. */
export function startAnew(screen: Screen): void {
  screen.row = screen.rows.length - 1;
  if (screen.rows[screen.row]?.length !== 0) newLine(screen);
  else toColumn(screen, 0);
}

/** What is shown, without the empty cells at the ends of rows. */
export function screenText({ rows }: Screen): string {
  return rows.map((row) => (typeof row === 'string' ? row : row.join(''))).join('\n');
}

function cells(screen: Screen): string[] {
  const current = screen.rows[screen.row] ?? '';
  if (typeof current !== 'string') return current;
  const split = Array.from(current);
  screen.rows[screen.row] = split;
  return split;
}
