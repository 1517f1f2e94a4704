import { describe, expect, it } from 'vitest';

import { commandFor } from '../../../adapters/cli/commands.ts';
import { retrieveLine } from '../../../adapters/cli/retrieve-line.ts';

async function failureOf(...words: string[]): Promise<unknown> {
  try {
    await commandFor(words);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('the command line', () => {
  it.each([
    [['compres'], 'unknown command compres; did you mean compress?'],
    [[''], 'unknown command ""; known are compress, retrieve, inspect'],
    [['xyz'], 'unknown command xyz; known are compress, retrieve, inspect'],
    [['--versoin'], 'unknown option --versoin; did you mean --version?'],
    [
      ['--keep', '.3', 'compress'],
      '--keep goes behind the name of its command (compress, inspect)',
    ],
    [['--json=1'], '--json goes behind the name of its command (compress, retrieve,'],
    [['help', 'inspekt'], 'unknown command inspekt; did you mean inspect?'],
    [['compress', '--qeury', 'x'], 'unknown option --qeury; did you mean --query?'],
    [['compress', '-q'], 'unknown option -q; known are --query'],
    [['compress', '--constructor'], 'unknown option --constructor'],
    [['compress', '--query'], 'option --query needs a value: --query TEXT'],
    [['compress', '--query', '--json'], 'option --query needs a value'],
    [['compress', '--json=yes'], 'option --json takes no value'],
    [
      ['compress', '--mode', 'balance'],
      'option --mode: unknown value balance; did you mean balanced?',
    ],
    [['compress', '--model', ''], 'option --model needs a value: --model NAME'],
    [['compress', '--keep='], 'option --keep needs a value: --keep SHARE'],
    [['compress', ''], 'an argument is empty; usage: headroom compress [FILE|-]'],
    [['retrieve', ''], 'an argument is empty; usage: headroom retrieve HASH'],
    [['compress', 'a', 'b'], 'unexpected b; usage: headroom compress'],
  ])('answers %j with what is wrong', async (words, message) => {
    expect(await failureOf(...words)).toMatchObject({
      message: expect.stringContaining(message),
      exitCode: 2,
    });
  });

  it.each([['--help'], ['-h'], ['help'], ['help', 'compress'], ['retrieve', 'x', '--help']])(
    'helps on %s',
    async (...words) => {
      const { text, exitCode = 0 } = await (await commandFor(words))();
      expect(text).toContain('Usage: headroom');
      expect(exitCode).toBe(0);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(90);
    },
  );

  it('says how it is used, and fails, when called with nothing', async () => {
    const { text, notes = [], exitCode } = await (await commandFor([]))();
    expect({ text, exitCode }).toEqual({ text: '', exitCode: 2 });
    expect(notes.join('\n')).toContain('compress');
  });

  it('takes a value that begins with a dash, and files after --', async () => {
    expect(await failureOf('retrieve', 'a'.repeat(24), '--rows', '-20')).toBeUndefined();
    expect(await failureOf('compress', '--', '--help')).toBeUndefined();
    expect(await failureOf('wrap', 'claude', '-p', '')).toBeUndefined();
  });
});

describe('retrieveLine', () => {
  it('quotes what a shell would take apart', () => {
    const line = retrieveLine({ hash: 'a1', grep: "it's $HOME", rows: '4-' });
    expect(line).toBe(String.raw`headroom retrieve a1 --rows '4-' --grep 'it'\''s $HOME'`);
  });
});
