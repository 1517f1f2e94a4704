import { describe, expect, it } from 'vitest';

import { asNamedSource, codeCompressor } from '../../../../engine/compress/code/index.ts';
import type { Detection, Query } from '../../../../engine/content.ts';
import { detect } from '../../../../engine/detect/index.ts';
import { createHeadroom } from '../../../../src/index.ts';
import { lossyContextFor } from '../context.ts';

/** Documentation that is longer than what it documents. */
const wordy = Array.from({ length: 40 }, (_, id) =>
  [
    `def wait_${id}(seconds):`,
    `    """`,
    `    Waits for the answer of shelf ${id}, but no longer than it is told to.`,
    ``,
    `    Whoever calls it from several places at once gets the answer only once, and the`,
    `    others are told that somebody else has it by now. That is what the store expects.`,
    `    """`,
    `    answer = ask(${id}, seconds)`,
    `    note(answer)`,
    `    return answer`,
  ].join('\n'),
).join('\n\n');

/** Lines of Perl that look as if they were of another language. */
const perl = Array.from({ length: 60 }, (_, id) =>
  [
    `sub count_${id} {`,
    `    my ($self, $place) = @_;`,
    `    $self->{total} = $place->number(${id});`,
    `    $self->{name} =~ s{^['"(]}{};`,
    `    return $self->{total};`,
    `}`,
  ].join('\n'),
).join('\n\n');

function queryOf(toolArguments: string): Query {
  return { user: 'why does wait_7 not end?', toolArguments, assistant: '' };
}

function kindOf(text: string, toolArguments: string, kind: Detection['kind'] = 'prose'): string {
  const segment = { text, detection: { kind, confidence: 0.5 } };
  const { detection } = asNamedSource(segment, queryOf(toolArguments));
  return `${detection.kind} ${detection.language ?? ''}`.trim();
}

describe('a source that is taken for words', () => {
  it.each([
    '{"file_path":"/repo/shelf.py"}',
    '{"command":"view","path":"/repo/shelf.py"}',
    '{"command":"cat shelf.py"}',
    '{"command":"cd /repo && sed -n \'1,400p\' shelf.py"}',
    '{"command":"nl -ba shelf.py | head -400"}',
    '{"command":["bash","-lc","sed -n \'1,400p\' shelf.py"]}',
  ])('is known by the name of the file that is shown: %s', (toolArguments) => {
    expect(kindOf(wordy, toolArguments)).toBe('code python');
  });

  it.each([
    '{}',
    '{"path":"docs/shelf.md"}',
    '{"paths":["shelf.py","shelf.ts"]}',
    '{"command":"python shelf.py"}',
    '{"command":"cat shelf.py; python report.py"}',
    '{"command":"cat shelf.py | python"}',
    '{"command":["bash","-lc","python shelf.py"]}',
  ])('stays what it is taken for where the call does not say so: %s', (toolArguments) => {
    expect(kindOf(wordy, toolArguments)).toBe('prose');
  });

  it('stays what it is taken for without functions, and where it is taken for data', () => {
    const words = 'The shelf is full. Nobody has counted what is in it.\n'.repeat(40);
    expect(kindOf(words, '{"path":"shelf.py"}')).toBe('prose');
    expect(kindOf(wordy, '{"path":"shelf.py"}', 'log')).toBe('log');
  });

  it('is folded as code in a conversation', async () => {
    await using headroom = createHeadroom({ store: 'memory', keep: 0.3 });
    const call = { name: 'read', arguments: '{"path":"shelf.py"}' };
    const words = Array.from({ length: 900 }, (_, id) => `    the shelf with number ${id} is full`);
    const text = `WORDS = """\n${words.join('\n')}\n"""\n\n${wordy}`;
    const result = await headroom.compress(
      [
        { role: 'user', content: 'why does wait_7 not end?' },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: '1', type: 'function', function: call }],
        },
        { role: 'tool', tool_call_id: '1', content: text },
      ],
      { model: 'gpt-5.2', retrieval: 'tool' },
    );
    expect(detect(text).kind).not.toBe('code');
    expect(result.blocks.at(-1)?.kind).toBe('code');
    for (let id = 0; id < 40; id += 1) {
      expect(result.messages.at(-1)?.content).toContain(`def wait_${id}(seconds):`);
    }
  });
});

describe('a source that is taken for one in another language', () => {
  function shown(toolArguments: string, language: string): string {
    const context = lossyContextFor('code', 600);
    const detection = { kind: 'code', confidence: 0.9, language } as const;
    return (
      codeCompressor.lossy?.(perl, { ...context, detection, query: queryOf(toolArguments) }) ?? ''
    );
  }

  it.each([
    ['{"path":"lib/Shelf.pm"}', 'shell'],
    ['{}', 'php'],
    ['{}', 'javascript'],
  ])('is shown by lines with what it declares: %s as %s', (toolArguments, language) => {
    const short = shown(toolArguments, language);
    expect(short).toContain('[missing: ');
    for (let id = 0; id < 60; id += 1) expect(short).toContain(`sub count_${id} {`);
    expect(short.length).toBeLessThan(perl.length * 0.7);
  });
});
