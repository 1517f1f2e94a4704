import { describe, expect, it } from 'vitest';

import { codeCompressor } from '../../../../engine/compress/code/index.ts';
import { readCompressor } from '../../../../engine/compress/read/index.ts';
import { textCompressor } from '../../../../engine/compress/text/index.ts';
import { lossyContextFor } from '../context.ts';

/** Sources in languages whose functions are not looked for, with the lines that declare something. */
const SOURCES: Readonly<Record<string, (id: number) => readonly string[]>> = {
  'queue.proto': (id) => [
    `+message Job${id} {`,
    `  // How often it was begun, and by whom.`,
    `  string name = 1;`,
    `  repeated int64 attempts = 2;`,
    `+  enum State${id} {`,
    `    STATE_WAITING = 0;`,
    `    STATE_RUNNING = 1;`,
    `  }`,
    `}`,
  ],
  'schema.graphql': (id) => [
    `+type Order${id} implements Node {`,
    `  "Who has ordered it, as far as that is known."`,
    `  customer: Customer!`,
    `  positions(first: Int): [Position!]!`,
    `}`,
    `+input Order${id}Filter {`,
    `  customerName: String`,
    `}`,
  ],
  'network.tf': (id) => [
    `+resource "aws_subnet" "zone_${id}" {`,
    `  vpc_id            = aws_vpc.main.id`,
    `  availability_zone = var.zones[${id}]`,
    `  tags = {`,
    `    Name = "the subnet of one zone"`,
    `  }`,
    `}`,
  ],
  'Main.hs': (id) => [
    `+parse${id} :: Text -> Either Failure Value`,
    `+parse${id} input =`,
    `  case runParser value input of`,
    `    Left failure -> Left (describe failure)`,
    `    Right found -> Right (simplify found)`,
    ``,
  ],
  'files.pas': (id) => [
    `+procedure CountFolders${id}(Handle: THandle;`,
    `+  RootFolder: string; Recurse: Boolean = True);`,
    `begin`,
    `  SendMessage(Handle, FFM_INIT, 0, 0);`,
    `  RootFolder := RootFolder + 'a name that is long';`,
    `  Inc(NumberOfFolders);`,
    `end;`,
    ``,
  ],
  Makefile: (id) => [
    `+build-${id}: sources objects-${id}`,
    `\t$(CC) $(FLAGS) -o build/program-${id} objects-${id}/*.o`,
    `\t$(STRIP) --strip-unneeded build/program-${id}`,
    `\t@echo "the program number ${id} is built"`,
    ``,
  ],
  'stock.nim': (id) => [
    `+type Shelf${id} = object of Place`,
    `  volume: float`,
    `+proc count${id}(shelf: Shelf${id}, kind: Kind): int =`,
    `  for part in shelf.parts:`,
    `    if part.kind == kind: result += part.number`,
    ``,
  ],
};

/** Lines, of which `declared` are those that declare something. */
function sourceOf(name: string): { text: string; declared: readonly string[] } {
  const marked = Array.from({ length: 40 }, (_, id) => SOURCES[name]?.(id) ?? []).flat();
  const lines = marked.map((line) => line.replace(/^\+/, ''));
  const declared = lines.filter((_, index) => marked[index]?.startsWith('+') === true);
  return { text: lines.join('\n'), declared };
}

function readOf(name: string): Pick<ReturnType<typeof lossyContextFor>, 'query'> {
  const query = { user: 'why is it slow?', toolArguments: `{"path":"src/${name}"}`, assistant: '' };
  return { query };
}

describe('what a source declares whose functions cannot be found', () => {
  it.each(Object.keys(SOURCES))('is shown in a file read with numbers: %s', (name) => {
    const { text, declared } = sourceOf(name);
    const numbered = text.split('\n').map((line, index) => `${index + 1}\t${line}`);
    const context = { ...lossyContextFor('numbered', 500), ...readOf(name) };
    const short = readCompressor.lossy?.(numbered.join('\n'), context) ?? '';
    expect(short).toContain('[missing: ');
    const shown = new Set(short.split('\n').map((line) => line.replace(/^\d+\t/, '')));
    expect(declared.filter((line) => !shown.has(line))).toEqual([]);
  });

  it.each(Object.keys(SOURCES))('is shown where only the file tells that it is one: %s', (name) => {
    const { text, declared } = sourceOf(name);
    const context = { ...lossyContextFor('text', 500), ...readOf(name) };
    const short = textCompressor.lossy?.(text, context) ?? '';
    expect(short).toContain('[missing: ');
    const shown = new Set(short.split('\n'));
    expect(declared.filter((line) => !shown.has(line))).toEqual([]);
  });

  it('is shown with its parameters where its language is recognised', () => {
    const table = (id: number): string =>
      `CREATE TABLE stock_${id} (\n  id INTEGER PRIMARY KEY,\n  place_${id} VARCHAR(200) NOT NULL\n);`;
    const row = (id: number): string =>
      `INSERT INTO stock_${id}\nVALUES (${id}, 'on the shelf behind the second door');`;
    const text = Array.from({ length: 40 }, (_, id) => `${table(id)}\n\n${row(id)}`).join('\n\n');
    const detection = { kind: 'code', confidence: 1, language: 'sql' } as const;
    const context = { ...lossyContextFor('code', 400), detection };
    const short = codeCompressor.lossy?.(text, context) ?? '';
    expect(short).toContain('[missing: ');
    for (let id = 0; id < 40; id += 1) expect(short).toContain(table(id));
  });

  it('does not matter in notes and in what programs print', () => {
    const lines = Array.from(
      { length: 200 },
      (_, id) => `Use number ${id} for the report:\n  open the list of them\n  and count those`,
    );
    const plain = lossyContextFor('text', 200);
    const expected = textCompressor.lossy?.(lines.join('\n'), plain) ?? '';
    expect(expected.length).toBeLessThan(1500);
    for (const toolArguments of ['{"path":"docs/notes.txt"}', '{"command":"psql -f report.sql"}']) {
      const context = { ...plain, query: { ...plain.query, toolArguments } };
      const short = textCompressor.lossy?.(lines.join('\n'), context) ?? '';
      // Words of the arguments choose other lines, but the budget holds.
      expect(short.length).toBeLessThan(1500);
    }
    const shown = { ...plain, query: { ...plain.query, toolArguments: '{"command":"cat a.sql"}' } };
    expect(textCompressor.lossy?.(lines.join('\n'), shown)).not.toBe(expected);
  });
});
