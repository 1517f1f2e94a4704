import { describe, expect, it } from 'vitest';

import { codeCompressor } from '../../../../engine/compress/code/index.ts';
import { syntaxErrors } from '../../../support/parse-code.ts';
import { lossyContextFor } from '../context.ts';

/** Folds that went wrong in files of packages, each made again in the fewest lines. */
interface Case {
  readonly language: string;
  readonly text: string;
  /** What has to be shown. */
  readonly shown?: readonly string[];
}

function folded({ language, text }: Case, question: string, toolArguments = ''): string {
  const { query, ...context } = lossyContextFor('code', 10, question);
  const detection = { kind: 'code', confidence: 1, language } as const;
  return (
    codeCompressor.lossy?.(text, {
      ...context,
      detection,
      query: { ...query, toolArguments },
    }) ?? text
  );
}

const calls = (indent: string, end: string): string =>
  Array.from({ length: 9 }, (_, id) => `${indent}record(${id}, "a text that is long")${end}`).join(
    '\n',
  );

const SIGNALS =
  'ABRT ALRM BUS CHLD CONT FPE HUP ILL INT KILL PIPE PROF QUIT SEGV STOP SYS TERM TSTP TTIN TTOU URG WINCH'.split(
    ' ',
  );
const FIELDS = Array.from({ length: 9 }, (_, id) => `\tField${id} *TypeOfParameters`);

const CASES: readonly (readonly [string, Case])[] = [
  [
    'a struct of Go below statements that no semicolon ends',
    {
      language: 'go',
      text: `package types\n\nimport (\n\t"fmt"\n)\n\nvar check func(int)\n\n// A Signature stands for a function.\ntype Signature struct {\n${FIELDS.join('\n')}\n}\n\nfunc run() {\n${calls('\t', '')}\n}\n`,
      shown: FIELDS,
    },
  ],
  [
    'a class of Java with comments between its annotations',
    {
      language: 'java',
      text: `@Serial("x") // (default) serialization\n@NonNull\n// TODO(somebody): This class should be an interface.\npublic abstract class Items<E> implements Iterable<E> {\n  static final int KNOWN = 7;\n  static final long SERIAL_VERSION_OF_THE_CLASS = 0xdecafL;\n  static final long SERIAL_VERSION_OF_THE_PROXY = 0xcafeL;\n\n  Items() {}\n\n  public abstract int size();\n\n  void run() {\n${calls('    ', ';')}\n  }\n}\n`,
      shown: ['static final int KNOWN = 7;', 'public abstract int size();'],
    },
  ],
  [
    'a regular expression of JavaScript that checks an address',
    {
      language: 'javascript',
      text: `const ADDRESS = /^(?:${'[a-z)](?:[0-9a-f]{1,4}:){6}|'.repeat(40)}::)$/i;\n\nfunction run() {\n${Array.from({ length: 12 }, () => calls('  ', ';')).join('\n')}\n}\n`,
      shown: ['function run() {'],
    },
  ],
  [
    'methods of Ruby in one line',
    {
      language: 'ruby',
      text: `module Web\n  class Missing < Error\n    def status; 404 end\n    def self.defer(*) yield end\n  end\n\n  module Helpers\n    def run(value = nil)\n${calls('      ', '')}\n    end\n\n    def name=(value)\n${calls('      ', '')}\n    end\n\n    def short(value) = run(value)\n    def other = 7\n  end\nend\n`,
      shown: [
        'module Helpers',
        'def run(value = nil)',
        'def name=(value)',
        'def short(value) = run(value)',
        'def other = 7',
      ],
    },
  ],
  [
    'an elseif of PHP below a comment',
    {
      language: 'php',
      text: `<?php\nfunction run($text) {\n    // opening bracket\n    if (opens($text)) {\n${calls('        ', ';')}\n    }\n    // closing bracket\n    elseif (closes($text)) {\n        throw new SyntaxError($text);\n    }\n}\n`,
    },
  ],
  [
    'branches of a switch in C#',
    {
      language: 'csharp',
      text: `class Reader\n{\n  bool Run(Key key)\n  {\n    switch (key)\n    {\n      case Key.First:\n${calls('        ', ';')}\n        break;\n      case Key.Second:\n      case Key.Third:\n${calls('        ', ';')}\n        break;\n      default:\n        throw new SyntaxException(key);\n    }\n    return true;\n  }\n}\n`,
    },
  ],
  [
    'a decorated function in a function of Python',
    {
      language: 'python',
      text: `def coroutine(call):\n    """Convert it."""\n    if not callable(call):\n        raise TypeError("no error")\n\n    # Importing takes long.\n    import functools\n    import handling\n    @functools.wraps(call)\n    def wrapped():\n${calls('        ', '')}\n\n${calls('    ', '')}\n\n${calls('    ', '')}\n    return wrapped\n`,
    },
  ],
  [
    'arms of a match in Rust with attributes',
    {
      language: 'rust',
      text: `fn from_raw(signal: i32) -> Option<Signal> {\n    match signal {\n        c::SIGTRAP => Some(Self::TRAP),\n${SIGNALS.map((name) => `        #[cfg(not(target_os = "vita"))]\n        c::SIG${name} => Some(Self::${name}),`).join('\n')}\n        _ => None,\n    }\n}\n`,
    },
  ],
];

describe('what went wrong in files of packages', () => {
  it.each(CASES)('%s', async (_, sample) => {
    const { language, text, shown = [] } = sample;
    expect(await syntaxErrors(text, language)).toBe(0);
    for (const question of [
      '',
      'error handling',
      'syntax of texts',
      'SIGQUIT Some',
      'import functools handling',
    ]) {
      const result = folded(sample, question);
      expect(await syntaxErrors(result, language)).toBe(0);
      for (const line of shown) expect(result).toContain(line);
    }
    expect(folded(sample, '')).toContain('omitted here');
  });

  it('closes brackets of C once in each branch of a condition', async () => {
    const text = `int run(void)\n{\n  open_part(state,\n#ifdef PART\n    part);\n#else\n    NULL);\n#endif\n${calls('  ', ';')}\n  if (state) {\n${calls('    ', ';')}\n#ifdef PART\n  }\n#else\n    close_part(state);\n  }\n#endif\n  return 0;\n}\n\nint next(void)\n{\n${calls('  ', ';')}\n}\n`;
    const result = folded({ language: 'c', text }, '');
    expect(result).toMatch(
      /^int run\(void\)\n\{\n[^]*omitted here[^]*\nint next\(void\)\n\{\n .*\n\}\n$/,
    );
    expect(await syntaxErrors(result, 'c')).toBeLessThanOrEqual(await syntaxErrors(text, 'c'));
  });

  it('takes the language from the name of the file that was read', () => {
    const text = `func run() {\n${calls('  ', '')}\n}\n`.repeat(3);
    const ruby: Case = { language: 'ruby', text };
    expect(folded(ruby, '')).toBe(text);
    expect(folded(ruby, '', '{"file_path":"Sources/Run.swift"}')).toContain('omitted here');
    expect(folded(ruby, '', '{"command":"cat Run.swift | head -99"}')).toContain('omitted here');
    for (const other of ['cat run.rb Run.swift', 'cat Run.swift notes.md', 'cat constructor']) {
      expect(folded(ruby, '', JSON.stringify({ command: other }))).toBe(text);
    }
  });
});
