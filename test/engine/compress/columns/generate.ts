import * as fc from 'fast-check';

const word = fc.oneof(
  fc.constantFrom(
    'ok',
    'failed',
    'root',
    '0',
    '17',
    '4096',
    '3.5',
    'Running',
    '<none>',
    '',
    '-',
    'a|b',
    '10:42',
  ),
  fc.string({ maxLength: 8 }).map((text) => text.replace(/\s/g, '_')),
);
const phrase = fc.oneof(
  word,
  fc.constantFrom('3 (2d ago)', 'Up 2 hours', '"/bin/sh -c x"', 'ä ö', '日本'),
);
const rows = fc.integer({ min: 2, max: 5 }).chain((columns) =>
  fc.array(fc.array(phrase, { minLength: columns, maxLength: columns }), {
    minLength: 3,
    maxLength: 30,
  }),
);

type Rows = readonly (readonly string[])[];

function withNames(body: Rows): Rows {
  const names = (body[0] ?? []).map(
    (_, column) => `COLUMN ${column}`.slice(0, 8 - (column % 3)) + column,
  );
  return [names, ...body];
}

function widthsOf(all: Rows): readonly number[] {
  return (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
}

function padded(row: readonly string[], widths: readonly number[]): readonly string[] {
  return row.map((cell, column) =>
    column % 2 === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
  );
}

const PRINTERS: readonly ((body: Rows) => string)[] = [
  (body) => {
    const all = withNames(body);
    const widths = widthsOf(all);
    const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`;
    const lines = all.map((row) => `| ${padded(row, widths).join(' | ')} |`);
    return [rule, lines[0], rule, ...lines.slice(1), rule, `${body.length} rows in set`].join('\n');
  },
  (body) => {
    const all = withNames(body);
    const rule = `|${(all[0] ?? []).map(() => '---').join('|')}|`;
    const lines = all.map((row) => `| ${row.join(' | ')} |`);
    return [lines[0], rule, ...lines.slice(1)].join('\n');
  },
  (body) => {
    const all = withNames(body);
    const widths = widthsOf(all);
    return all.map((row) => padded(row, widths).join('   ').trimEnd()).join('\n');
  },
  (body) => {
    const widths = widthsOf(body);
    return ['total 8', ...body.map((row) => padded(row, widths).join(' '))].join('\n');
  },
  (body) => body.map((row) => row.join('\t')).join('\n'),
  (body) => body.map((row) => row.join(';')).join('\n'),
];

/** Tables as databases, Markdown and commands print them, one or more in a text. */
export function tableText(): fc.Arbitrary<string> {
  const table = fc.tuple(rows, fc.constantFrom(...PRINTERS)).map(([body, print]) => print(body));
  return fc
    .tuple(fc.array(table, { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([tables, isClosed]) => tables.join('\n\n') + (isClosed ? '\n' : ''));
}
