import * as fc from 'fast-check';

import type { JsonEdit, Path } from '../../../../adapters/http/json/edit.ts';

const SPACES = ['', '', ' ', '\n  ', '\t\r\n'];
const NAMES = ['"a"', String.raw`"\u0061"`, '"b"', String.raw`"\"{"`, '"__proto__"', '"1"'];
const SCALARS = ['1.0', '-0', '12345678901234567890', 'true', 'null', '""', '"é😀"'].concat([
  String.raw`"\"]"`,
  String.raw`"[{\\"`,
  String.raw`"\\\",\\\\"`,
  String.raw`"\u0022,"`,
]);

/** JSON texts written in many ways: names that come twice, brackets and quotes in strings, odd white space. */
export const jsonText: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => {
  const space = fc.constantFrom(...SPACES);
  const value = fc
    .tuple(space, tie('value'), space)
    .map(([before, text, after]) => before + text + after);
  const property = fc
    .tuple(space, fc.constantFrom(...NAMES), space, value)
    .map(([before, name, after, text]) => `${before}${name}${after}:${text}`);
  const listOf = (members: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc
      .tuple(space, fc.array(members, { maxLength: 4 }))
      .map(([empty, texts]) => texts.join(',') || empty);
  return {
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...SCALARS),
      listOf(value).map((text) => `[${text}]`),
      listOf(property).map((text) => `{${text}}`),
    ),
  };
}).value;

/** Paths that often lead to something in such a text. */
export const jsonPath: fc.Arbitrary<Path> = fc.array(
  fc.constantFrom<string | number>('a', 'b', '"{', '__proto__', '1', 0, 1, 2, 3),
  { maxLength: 4 },
);

/** Edits of such a text. */
export const jsonEdit: fc.Arbitrary<JsonEdit> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('replace' as const, 'set' as const, 'insert' as const),
    path: jsonPath,
    json: fc.constantFrom('7', '"x,"', '[1, {"k":[]}]', '{ }', 'null'),
  }),
  fc.record({
    kind: fc.constant('insert' as const),
    path: jsonPath,
    json: fc.constant('8, "y"'),
  }),
  fc.record({ kind: fc.constant('remove' as const), path: jsonPath }),
);
