/** Characters that rows are read from whose lines are no whole rows. */
const LOOKED_AT = 64_000;
/** Lines of one row, with quotations of several lines in it. */
const LONGEST_ROW = 12;

/** The rows that a text begins with: lines, with those that their quotations go on in. */
export function rowsOf(text: string): readonly string[] {
  const lines = text.slice(0, LOOKED_AT).split(/\r?\n/);
  const whole = text.length > LOOKED_AT ? lines.slice(0, -1) : lines;
  const rows: string[] = [];
  let row: string[] = [];
  let open = false;
  for (const line of whole) {
    if (row.length === 0 && line.trim() === '') continue;
    row.push(line);
    open = open !== isOpen(line);
    if (open && row.length < LONGEST_ROW) continue;
    rows.push(row.join('\n'));
    row = [];
    open = false;
  }
  return row.length === 0 ? rows : [...rows, row.join('\n')];
}

/** Whether a quotation begins or ends in a line that does not end or begin there. */
export function isOpen(line: string): boolean {
  return line.includes('"') && line.split('"').length % 2 === 0;
}

/** The cells of one row; a delimiter inside double quotes belongs to its cell. */
export function cells(line: string, delimiter: string): readonly string[] {
  if (!line.includes('"')) return line.split(delimiter);
  const found: string[] = [];
  let from = 0;
  let quoted = false;
  for (let index = 0; index < line.length; index++) {
    const character = line[index];
    if (character === '"') quoted = !quoted;
    if (character !== delimiter || quoted) continue;
    found.push(line.slice(from, index));
    from = index + 1;
  }
  return [...found, line.slice(from)];
}
