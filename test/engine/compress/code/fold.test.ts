import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { codeCompressor } from '../../../../engine/compress/code/index.ts';
import { detect } from '../../../../engine/detect/index.ts';
import { dataPath } from '../../../support/data-folder.ts';
import { syntaxErrors } from '../../../support/parse-code.ts';
import { lossyContextFor } from '../context.ts';
import { samples, sampleText } from './samples.ts';

const OMITTED = /lines? (\d+)(?:-(\d+))? omitted/;

function folded(text: string, language: string, question = ''): string | undefined {
  const context = lossyContextFor('code', 10, question);
  const detection = { ...context.detection, language };
  return codeCompressor.lossy?.(text, { ...context, detection });
}

/** The source, put together from what is shown and the lines that are named in place of the rest. */
function restored(shown: string, source: string): string {
  const lines = source.split('\n');
  return shown
    .split('\n')
    .flatMap((line) => {
      const [, first, last = first] = OMITTED.exec(line) ?? [];
      return first === undefined ? [line] : lines.slice(Number(first) - 1, Number(last));
    })
    .join('\n');
}

describe.each(samples)('folded code: %s', (_, { language, grammar, text }) => {
  const shown = folded(text, language) ?? '';

  it('is recognised', () => {
    expect(detect(text)).toMatchObject({ kind: 'code', language });
  });

  it('names exactly the lines that are not shown', () => {
    expect(shown.length).toBeLessThan(text.length * 0.9);
    expect(restored(shown, text)).toBe(text);
  });

  it('has one reference, at the first place, that counts all of them', () => {
    const omitted = shown.split('\n').flatMap((line) => {
      const [, first, last = first] = OMITTED.exec(line) ?? [];
      return first === undefined ? [] : [Number(last) - Number(first) + 1];
    });
    const sum = omitted.reduce((total, count) => total + count, 0);
    const lines = text.split('\n').length;
    expect(shown.match(/\[missing: [^\]]*\]/g)).toEqual([
      expect.stringMatching(
        new RegExp(`^.missing: lines? [-\\d]+ omitted here, ${sum} of ${lines} lines in all.$`),
      ),
    ]);
    expect(shown.search(/\[missing/)).toBe(shown.search(/\[missing|lines? \d+(?:-\d+)? omitted/));
  });

  it('is valid code, whatever is asked', async () => {
    expect(await syntaxErrors(text, grammar)).toBe(0);
    for (const question of ['', 'error', 'name value', 'line 40', 'what does render do?']) {
      expect(await syntaxErrors(folded(text, language, question) ?? text, grammar)).toBe(0);
    }
  });

  it('keeps its form with other line ends', () => {
    const windows = folded(text.replaceAll('\n', '\r\n'), language);
    expect(windows?.replaceAll('\r', '')).toBe(shown);
  });
});

describe('folded code', () => {
  it.each([
    [
      'py',
      [
        'class ParseError(Exception):',
        '    """A line that is no record."""',
        '@dataclass',
        '    read: int = 0',
        '    def summary(self, verbose: bool = False) -> str:',
        '        """One line for a person.',
        'PATTERN = re.compile(',
        'async def import_file(path: str, store) -> Report:',
      ],
    ],
    [
      'ts',
      [
        'import type { Clock } from',
        'export interface CacheOptions {',
        '  readonly lifetime?: number;',
        'lifetime: 60_000,',
        '  async get(key: Key, { isFresh = false }',
        'export const hashOf = (key: Key): string => {',
        'export function createCache<Value extends object>(',
      ],
    ],
    [
      'rs',
      [
        '#[derive(Debug, Clone, PartialEq)]',
        '    NoSign { line: usize, text: &',
        "impl<'a> fmt::Display for Problem<'a> {",
        'pub fn get(&self, name: &str) -> Option<&str> {',
        'fn reads_names_and_values() {',
      ],
    ],
  ])('shows headers, types, imports and constants: %s', (extension, lines) => {
    const [, sample] = samples.find(([name]) => name === extension) ?? [];
    const shown = folded(sample?.text ?? '', sample?.language ?? '');
    for (const line of lines) expect(shown).toContain(line);
  });

  it.each([
    [
      'kt',
      'kotlin',
      [
        'import kotlin.math.min as least',
        '  HIGH(20),',
        'open class JobQueue(private val limit: Duration',
        '  private val waiting = mutableMapOf<JobId, Job>()',
        '  suspend fun run(id: JobId, attempts: Int = 3): Outcome {',
        '  fun describe(priority: Priority): String = when (priority) {',
        '  companion object {',
      ],
    ],
    [
      'swift',
      'swift',
      [
        'public protocol PictureSource: AnyObject {',
        '  case broken(code: Int)',
        '  public init(session: URLSession = .shared, known: [URL: UIImage] = [:]) {',
        '  @discardableResult',
        'extension PictureStore {',
        '  func store(_ store: PictureStore, forgot count: Int)',
      ],
    ],
  ])(
    'shows the same of languages without a grammar to check it: %s',
    (extension, language, lines) => {
      const text = sampleText(extension);
      const shown = folded(text, language) ?? '';
      expect(shown.length).toBeLessThan(text.length * 0.9);
      expect(restored(shown, text)).toBe(text);
      for (const line of lines) expect(shown).toContain(line);
    },
  );

  it('is indented like the statements, not like a comment above them', () => {
    const calls = Array.from({ length: 9 }, (_, id) => `    call(${id}, "a text that is long")`);
    const text = `def run():\n# This is the place.\n${calls.join('\n')}\n`.repeat(4);
    expect(folded(text, 'python')).toMatch(/^ {4}\.\.\. {2}# lines \d+-\d+ omitted$/m);
  });

  it('keeps a case and a quoted program in one piece, and finds a brace below its function', async () => {
    const branches = ['start', 'stop', '*'].map(
      (name) => `  ${name})\n    echo "${name} the service and wait for it"\n    sleep 5\n    ;;\n`,
    );
    const program = `  awk '\n/a/ {\n  print $1 # it is the first\n}\n  END { print "done with all lines" }\n' file\n`;
    const body = `  echo "this is run"\n\n  case "$1" in\n${branches.join('')}  esac\n\n${program}  return 0\n`;
    const text = `#!/bin/sh\n${['one', 'two', 'three'].map((name) => `${name} ()\n{\n${body}}\n`).join('\n')}`;
    for (const question of ['', 'stop', 'print done', 'return']) {
      const shown = folded(text, 'shell', question) ?? '';
      expect(restored(shown, text)).toBe(text);
      expect(await syntaxErrors(shown, 'shell')).toBe(0);
    }
  });

  it('leaves what is cut, crossed or unknown as it can', () => {
    const text = sampleText('ts');
    const part = text.slice(text.indexOf('const known ='), text.indexOf('return value;\n'));
    expect(restored(folded(part, 'typescript') ?? part, part)).toBe(part);
    expect(folded('function a() {\n  if (b[1}) {\n  }\n'.repeat(20), 'javascript')).toBeUndefined();
    expect(folded(text, 'cobol')).toBeUndefined();
    expect(folded('', 'python')).toBeUndefined();
  });
});

describe.skipIf(dataPath('items') === undefined)('code of the development data', () => {
  it('is valid when it is folded', { timeout: 60_000 }, async () => {
    const lines = readFileSync(dataPath('items', 'code.jsonl') ?? '', 'utf8')
      .trim()
      .split('\n');
    let checked = 0;
    for (const line of lines) {
      const { text, query, id } = JSON.parse(line) as { text: string; query: string; id: string };
      const { language } = detect(text);
      if (language === undefined) continue;
      const shown = folded(text, language, query);
      if (shown === undefined || (await syntaxErrors(text, language)) > 0) continue;
      expect([id, await syntaxErrors(shown, language)]).toEqual([id, 0]);
      expect(restored(shown, text)).toBe(text);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(lines.length / 2);
  });
});
