import fc from 'fast-check';

/** Strings that look like parts of our grammar, like other types, or are hard to write on one line. */
const trickyText = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    '',
    ' ',
    'null',
    'true',
    '1',
    '1.0',
    '1e5',
    '-0',
    '@ a=1',
    '@key',
    '#',
    '-',
    '- x',
    '[2]: a,b',
    '[1]{a}:',
    '{a}',
    'where {a}=b',
    'a: b',
    ' (JSON text)',
    'a,b',
    'a;b',
    '(a)(b)',
    '*',
    '~',
    '"',
    '\\',
    '\n',
    '\r\n',
    '\t',
    '\u2028',
    '\ud800',
    '__proto__',
    'constructor',
    '0',
    '10',
    '007',
    '.',
    'a.b',
    '?',
    '{"a":[1,2,{"b":null,"cc":"dddddddddddddddddddddddddddd"}]}',
    '[1]\n',
    'https://api.example.com/repos/acme/widgets/issues',
    'https://api.example.com/repos/acme/widgets/pulls',
  ),
);

/** Numbers as they are written, of every form that JSON allows. */
const numberText = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
  fc.constantFrom(
    '0',
    '-0',
    '1.0',
    '1e2',
    '1E+2',
    '0.10',
    '12345678901234567890',
    '1e400',
    '0.0000001',
  ),
);

const scalarText = fc.oneof(
  trickyText.map((text) => JSON.stringify(text)),
  numberText,
  fc.constantFrom('null', 'true', 'false'),
);

/** Texts of JSON values of any shape, without white space. */
const { value: anyValueText } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalarText,
    fc.array(tie('value'), { maxLength: 5 }).map((items) => `[${items.join(',')}]`),
    fc
      .uniqueArray(fc.tuple(trickyText, tie('value')), { maxLength: 5, selector: ([key]) => key })
      .map(objectText),
  ),
}));

type Members = readonly (readonly [string, string])[];

function objectText(members: Members): string {
  return `{${members.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`;
}

/** Texts of lists of records that share keys: what tables are made for. */
const recordsText = fc
  .tuple(
    fc.uniqueArray(fc.tuple(trickyText, columnValues()), {
      minLength: 1,
      maxLength: 6,
      selector: ([key]) => key,
    }),
    fc.integer({ min: 1, max: 14 }),
    fc.infiniteStream(fc.nat({ max: 20 })),
  )
  .map(([columns, count, gaps]) => {
    const rows = Array.from({ length: count }, (_, row) =>
      objectText(
        columns
          .filter(() => gaps.next().value !== 0)
          .map(([key, values]) => [key, values[row % values.length] ?? 'null'] as const),
      ),
    );
    return `[${rows.join(',')}]`;
  });

/** What a column may hold: runs, constants, sequences, prefixes, nested records and lists. */
function columnValues(): fc.Arbitrary<readonly string[]> {
  const texts = fc.array(scalarText, { minLength: 1, maxLength: 14 });
  return fc.oneof(
    texts,
    fc
      .integer({ min: -5, max: 5 })
      .map((start) => Array.from({ length: 14 }, (_, row) => `${start + row}`)),
    trickyText.map((prefix) =>
      Array.from({ length: 14 }, (_, row) => JSON.stringify(`${prefix}-common/${row}:end`)),
    ),
    fc
      .tuple(scalarText, scalarText)
      .map(([common, rare]) => Array.from({ length: 14 }, (_, row) => (row === 9 ? rare : common))),
    fc.array(anyValueText, { minLength: 1, maxLength: 4 }),
    fc
      .array(fc.tuple(scalarText, scalarText), { minLength: 1, maxLength: 6 })
      .map((pairs) => pairs.map(([left, right]) => `[{"k":${left},"v":${right}},{"k":${right}}]`)),
    fc
      .array(fc.tuple(trickyText, scalarText), { minLength: 1, maxLength: 6 })
      .map((pairs) => pairs.map(([key, value]) => objectText([[key, `{"x":${value}}`]]))),
  );
}

/** Texts of maps from keys to alike records, in any order of keys. */
const keyedText = fc
  .uniqueArray(fc.tuple(trickyText, scalarText, scalarText), {
    minLength: 2,
    maxLength: 8,
    selector: ([key]) => key,
  })
  .map((entries) =>
    objectText(entries.map(([key, left, right]) => [key, `{"a":${left},"b":${right}}`] as const)),
  );

/** Texts of lists of a few kinds of records, mixed. */
const mixedText = fc
  .array(recordsText, { minLength: 2, maxLength: 3 })
  .map((lists) => `[${lists.map((list) => list.slice(1, -1)).join(',')}]`);

/** JSON texts without white space: any shape, records, maps of records, and these inside objects. */
export function jsonText(): fc.Arbitrary<string> {
  const lists = fc.oneof(recordsText, keyedText, mixedText);
  const inside = fc.tuple(trickyText, lists).map(([key, list]) => objectText([[key, list]]));
  return fc.oneof(anyValueText, recordsText, keyedText, mixedText, inside);
}
