import { describe, expect, it } from 'vitest';
import { detect } from '../../../../../engine/detect/index.ts';

const WORDS =
  'The gate is opened when somebody knocks, and it stays open until all who waited have come in; whoever comes later has to knock again. Those who never knock are asked once an hour whether they would rather go home, unless it rains, in which case they may wait under the roof. Nothing is written down about any of this.';

/** Words filled to a right margin. */
function filled(indent: string, width = 76): string {
  const lines = [indent];
  for (const word of WORDS.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length >= width) lines.push(`${indent}${word}`);
    else lines[lines.length - 1] = line === indent ? indent + word : `${line} ${word}`;
  }
  return lines.join('\n');
}

describe('a text that is filled to a right margin', () => {
  it('is none where its lines were picked out of others, as by grep', () => {
    const picked = Array.from({ length: 5 }, (_, index) => filled(' '.repeat(index)));
    expect(detect(picked.join('\n\n')).kind).toBe('prose');
    expect(detect(picked.join('\n')).kind).toBe('text');
  });

  it.each([
    [
      'a manual',
      `GATE(1)\n\nNAME\n       gate - open a gate\n\nDESCRIPTION\n${`${filled('       ')}\n\n`.repeat(3)}OPTIONS\n       --wait <seconds>\n${filled('              ')}\n\n       --roof\n${filled('              ')}\n`,
    ],
    [
      'mails with what they answer to',
      `From: Ann <ann@example.org>\n${['Received: from a', 'X-Mailer: b', 'List-Id: <c>', 'References: <d>'].map((line) => `${line}.example.org; 1=2; <3@4>\n`.repeat(3)).join('')}Subject: Gates\n\n${filled('> ', 70)}\n\n${filled('')}\n\n`.repeat(
        2,
      ),
    ],
    ['a licence', `   Terms and conditions\n\n${`${filled('   ')}\n\n`.repeat(5)}`],
    [
      'the documentation of functions',
      `package gate // import "gate"\n\n${['Open', 'Close', 'Wait'].map((name) => `func ${name}(gate string) error\n${filled('    ')}\n\n`).join('')}`,
    ],
    [
      'news, broken behind phrases',
      '  The gate is opened when somebody knocks there,\n  and it stays open until all those who waited,\n  and those who came with them, have come in and sat down.\n\n'.repeat(
        6,
      ),
    ],
    [
      'a manual with rules between its sections',
      `${'='.repeat(78)}\n*02.1*  Gates\n\n${filled('')}\n\n`.repeat(4),
    ],
    [
      'a manual with some code',
      `${`${filled('       ')}\n\n`.repeat(4)}       open { gate; };\n       wait { roof; };\n\n`,
    ],
    [
      'pages under a table of contents',
      `Gates\n\n${Array.from({ length: 60 }, (_unused, index) => `${index} Gate ${'. '.repeat(30)}${index}\n`).join('')}\n${`${filled('')}\n\n`.repeat(8)}`,
    ],
  ])('is read as sentences: %s', (_, text) => {
    expect(detect(text).kind).toBe('prose');
  });

  it('may be the comments of code, which is no text', () => {
    const comment = filled('', 70).replaceAll('\n', '\n   ');
    const declaration = 'int open_gate(struct gate *gate, int seconds);\n#define WAIT 5\n';
    const text = `/* ${comment} */\n${declaration}`.repeat(4);
    expect(detect(text).kind).not.toBe('prose');
  });

  it('may be the messages of commits, which belong to their commits', () => {
    const commit = (id: number): string =>
      `commit ${String(id).repeat(40)}\nAuthor: Ada <ada@example.org>\n\n${filled('    ')}\n`;
    expect(detect([1, 2, 3, 4].map(commit).join('\n')).kind).not.toBe('prose');
  });

  it('is no list of names with what they mean', () => {
    const entries = WORDS.split(' ').map(
      (word, index) => `   ${word.padEnd(18)} ${WORDS.slice(index, index + 30 + (index % 5) * 9)}`,
    );
    expect(detect(`Commands.\n${entries.join('\n')}`).kind).not.toBe('prose');
  });
});

describe('sentences of scripts that write vowels as marks', () => {
  it.each([
    ['Hindi', 'समिति वसंत में फिर मिली। अधिकांश सदस्यों ने रिपोर्ट पढ़ी थी। किसी को अर्थ नहीं पता था। '],
    ['Tamil', 'குழு வசந்த காலத்தில் மீண்டும் கூடியது. பெரும்பாலான உறுப்பினர்கள் அறிக்கையைப் படித்திருந்தனர். '],
  ])('are prose: %s', (_, sentences) => {
    expect(detect(sentences.repeat(9)).kind).toBe('prose');
  });
});
