import { describe, expect, it } from 'vitest';

import { codeCompressor } from '../../../../engine/compress/code/index.ts';
import { lossyContextFor } from '../context.ts';
import { sampleText } from './samples.ts';

function folded(extension: string, text: string, question: string): string {
  const context = lossyContextFor('code', 10, question);
  const query = { ...context.query, toolArguments: `{"path":"src/stock.${extension}"}` };
  return codeCompressor.lossy?.(text, { ...context, query }) ?? text;
}

/** Lines of the samples that stay whatever is asked. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  scala: [
    'case class Part(name: String, number: Int = 0) extends Ordered[Part] with Serializable {',
    '  override def compare(that: Part): Int = {',
    '  def describe: String = number match {',
    '    case 0 => s"no $name"',
    "  val Separator: Char = '|'",
    '  def receive: PartialFunction[Any, Unit] = {',
  ],
  dart: [
    'class StockPage extends StatefulWidget {',
    '  final Store store;',
    'mixin Counting on Object {',
    '  Future<void> load(String place, {bool force = false}) async {',
    '  Stream<int> numbers() async* {',
    '  Widget build(BuildContext context) {',
  ],
};
/** What their functions do when nothing is asked. */
const FOLDED: Readonly<Record<string, string>> = {
  scala: 'parts.remove(name)',
  dart: 'widget.store.addAll(answer.parts);',
};

describe.each(Object.keys(KEPT))('functions of %s', (extension) => {
  const text = sampleText(extension);

  it('are folded, headers and types are kept', () => {
    const short = folded(extension, text, '');
    expect(short).toContain('omitted here');
    expect(short).not.toContain(FOLDED[extension]);
    const lines = new Set(short.split('\n'));
    expect(KEPT[extension]?.filter((line) => !lines.has(line))).toEqual([]);
  });

  it('are shown where the question is about them', () => {
    const word = extension === 'scala' ? 'removed' : 'addAll';
    expect(folded(extension, text, `what is ${word}?`)).toContain(FOLDED[extension]);
  });
});

describe('a for of Scala', () => {
  const draws = Array.from({ length: 9 }, (_, id) => `      number${id} <- numbersOfShelf(${id})`);

  it.each(['} yield number1', '} {\n      count(number1)\n    }'])(
    'keeps what it draws from: %s',
    (end) => {
      const calls = Array.from(
        { length: 9 },
        (_, id) => `    record(${id}, "a text that is long")`,
      );
      const text = [
        'object Shelves {',
        '  def all: Seq[Int] = {',
        '    for {',
        ...draws,
        `    ${end}`,
        '  }',
        '',
        '  def other(): Unit = {',
        ...calls,
        '  }',
        '}',
      ].join('\n');
      for (const question of ['', 'number1', 'numbersOfShelf 3', 'count']) {
        const short = folded('scala', text, question);
        expect(short).toContain('omitted here');
        const shown = draws.filter((line) => short.includes(line)).length;
        expect([0, draws.length]).toContain(shown);
      }
    },
  );
});
