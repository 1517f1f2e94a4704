import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readDocument, type Unit } from '../../../../engine/compress/prose/document.ts';
import { withoutQuoteMarks } from '../../../../engine/compress/prose/quotes.ts';

/** Each unit as its role, its text, and the text of the heading above it. */
function outline(text: string): readonly (readonly [Unit['role'], string, string])[] {
  const { units } = readDocument(text);
  const show = (unit: Unit | undefined): string => text.slice(unit?.start ?? 0, unit?.end ?? 0);
  return units.map((unit) => [
    unit.role,
    show(unit),
    unit.heading === undefined ? '' : show(units[unit.heading]),
  ]);
}

const SENTENCE =
  'The town lies on a river and has a famous market that is held on every other day of the week.';

describe('a document is read as', () => {
  test('code in lists, and words between fences on one line as a part of the text', () => {
    const code = '```js\n    const gate = open();\n\n    gate.shut();\n    ```';
    const text = `- Open the gate and shut it:\n\n    ${code}\n\n\`\`\`open\`\`\` is a word.\n\n${SENTENCE}\n`;
    expect(outline(text)).toEqual([
      ['sentence', '- Open the gate and shut it:', ''],
      ['block', code, ''],
      ['sentence', '```open``` is a word.', ''],
      ['sentence', SENTENCE, ''],
    ]);
  });

  test('sections of Markdown with sentences, lists, tables and code', () => {
    const text = `# Town\n\n## Market\n${SENTENCE} It is old.\n\n- fish\n- bread\n\n| day | open |\n|--|--|\n| Monday | no |\n\n\`\`\`sh\ngo there\n\`\`\`\n\n# End\nBye.\n`;
    expect(outline(text)).toEqual([
      ['heading', '# Town', ''],
      ['heading', '## Market', '# Town'],
      ['sentence', SENTENCE, '## Market'],
      ['sentence', 'It is old.', '## Market'],
      ['sentence', '- fish', '## Market'],
      ['sentence', '- bread', '## Market'],
      ['block', '| day | open |\n|--|--|\n| Monday | no |', '## Market'],
      ['block', '```sh\ngo there\n```', '## Market'],
      ['heading', '# End', ''],
      ['sentence', 'Bye.', '# End'],
    ]);
  });

  test.each([
    ['Document [2](Title: Town (Texas)) ', ''],
    ['Passage 2: ', ''],
    ['[2] ', ''],
    ['[2] Town\n', ''],
    ['Document 2\nTitle: Town\nSource: https://example.org\n', '\n'],
    ['### Result 2\n**URL:** https://example.org\n', '\n'],
    ['Town\n', ''],
    ['2. Town, a guide\n   URL: https://example.org\n', '   '],
    ['Town\n\n', ''],
    ['---\n', ''],
  ])('passages under %j', (label, between) => {
    const text = `${label}${between}${SENTENCE}\n\n${label.replace('2', '3')}${between}${SENTENCE}`;
    expect(outline(text)).toEqual([
      ['heading', label.trim(), ''],
      ['sentence', SENTENCE, label.trim()],
      ['heading', label.trim().replace('2', '3'), ''],
      ['sentence', SENTENCE, label.trim().replace('2', '3')],
    ]);
  });

  const WRAPPED =
    'The town lies on a river and has a famous market that is\nheld on every other day of the week.';

  test.each([
    ['Market\n======', 'Days\n----'],
    ['=======\nMarket\n=======', 'Days\n`````'],
    ['1. Market', '1.2. Which days are they?'],
    ['Section 4. Market.', '4.1 Days'],
    ['== Market', '=== Days'],
    ['= Market =', '== Days =='],
    ['* Market', '** Days'],
    ['\\section{Market}', '\\subsection*{Days}'],
    ['MARKETS OF 1997:', '  Days'],
    ['Market', '    Days'],
  ])('sections under %j and %j', (first, second) => {
    const text = `${first}\n\n    ${WRAPPED.replace('\n', '\n    ')}\n\n${second}\n\n    ${SENTENCE}\n`;
    const [one, two] = [first.split('\n').slice(-2).join('\n'), second.trim()];
    const headings = outline(text).filter(([role]) => role === 'sentence');
    expect(headings.map(([, , heading]) => heading)).toEqual([one, two]);
    const above = outline(text).find(([, shown]) => shown === two)?.[2];
    expect(above).toBe(one);
  });

  test.each([
    ['items of a list', '1. Fish\n\n2. Bread\n\n3. Wine\n\n'],
    ['a table of contents', '1.1 Market . . . . . . . 4\n\n1.2 Days ........ 5\n\n'],
    ['an example', `It is said so:\n\n    go to market\n\n`],
    ['a rule below a paragraph', `Fish is sold here\nas bread is\n-----------\n\n`],
    ['the top of each page', `\f\nTown Guide\n\n`.repeat(3)],
  ])('no section under %s', (_, above) => {
    const found = outline(`${above}${SENTENCE}\n`).at(-1)?.[2];
    expect(['', '-----------']).toContain(found);
  });

  test('code in fences, which underline no title', () => {
    const text = `Run it\n\n~~~~\ngo there\n~~~~\n\n\`\`\`\`\nback\n\`\`\`\`\n`;
    expect(outline(text).map(([role]) => role)).toEqual(['sentence', 'block', 'block']);
  });

  test('options with what they do beside them', () => {
    const text = `## Options\n  -q, --quiet <level>  Say less. Errors are\n                       shown anyway.\n  --wait\t\tWait for all of them.\n`;
    expect(outline(text)).toEqual([
      ['heading', '## Options', ''],
      ['heading', '-q, --quiet <level>', '## Options'],
      ['sentence', 'Say less.', '-q, --quiet <level>'],
      ['sentence', 'Errors are', '-q, --quiet <level>'],
      ['sentence', 'shown anyway.', '-q, --quiet <level>'],
      ['heading', '--wait', '## Options'],
      ['sentence', 'Wait for all of them.', '--wait'],
    ]);
  });

  test.each([
    ['a chat', '[10:32] <ann> ', '[10:33] <bob_2> '],
    ['an export', '12/3/24, 9:48 - Ann Smith: ', '12/3/24, 9:49 - Bob: '],
    ['a transcript', 'Ann (00:12): ', 'Bob (01:07): '],
    ['minutes', '**Ann Smith:** ', '**Bob:** '],
    ['copied messages', 'Ann Smith  9:48 PM\n', 'Bob — 03/12/2024 9:49\n'],
    ['an interview', '記者: ', '田中: '],
    ['speech that was recognised', '[00:12 - 00:15] Ann: ', '[00:15 --> 00:21] Bob: '],
    ['a channel', '2024-03-12T10:32:11 <ann> ', '2024-03-12T10:33:02 <@bob> '],
    ['a room', '[2024-03-12 10:32:11] @ann:example.org: ', '[2024-03-12 10:33:02] @bob:b.org: '],
    [
      'the chat of a meeting',
      '10:32:11 From Ann to Everyone:\n\t',
      '10:33:02 From Bob to Ann:\r\n\t',
    ],
  ])('%s, in which what is said stands under who says it', (_, ann, bob) => {
    const text = `${ann}Yes.\n${bob}${SENTENCE} It is old.\n`.repeat(3);
    const turn = [
      ['heading', ann.trim(), ''],
      ['sentence', 'Yes.', ann.trim()],
      ['heading', bob.trim(), ''],
      ['sentence', SENTENCE, bob.trim()],
      ['sentence', 'It is old.', bob.trim()],
    ];
    expect(outline(text)).toEqual([...turn, ...turn, ...turn]);
  });

  test('lines with names in front that are no conversation', () => {
    const list = 'Apple: a fruit.\nBeech: a tree.\nCarp: a fish.\nDove: a bird.\n';
    expect(outline(list).map(([role]) => role)).not.toContain('heading');
    const rare = `${SENTENCE}\n`.repeat(20);
    const notes = `Note: ${SENTENCE}\n${rare}`.repeat(4);
    expect(outline(notes).map(([role]) => role)).not.toContain('heading');
  });

  test('mails, whose text stands under who wrote them, when and about what', () => {
    const text =
      'From ann@example.org  Thu Mar  3 18:20:35 2016\n' +
      'From: Ann <ann@example.org>\nMessage-ID: <1@example.org>\nDate: Thu, 3 Mar\n' +
      `Subject: Re: the market\n\ton every other day\n\n${SENTENCE}\n\n` +
      `From: Bob <bob@example.org>\nTo: Ann\nSubject: Re: the market\n\nIt is old.\n`;
    const ann = 'From ann@example.org  Thu Mar  3 18:20:35 2016\nFrom: Ann <ann@example.org>';
    const bob = 'From: Bob <bob@example.org>\nTo: Ann\nSubject: Re: the market';
    const [date, day] = ['Date: Thu, 3 Mar', 'on every other day'];
    expect(outline(text)).toEqual([
      ['heading', ann, ''],
      ['sentence', 'Message-ID: <1@example.org>', ann],
      ['heading', date, ann],
      ['heading', 'Subject: Re: the market', date],
      ['heading', day, 'Subject: Re: the market'],
      ['sentence', SENTENCE, day],
      ['heading', bob, ''],
      ['sentence', 'It is old.', bob],
    ]);
  });

  test('mails that others are forwarded in, which stand under who wrote those', () => {
    const header = (name: string): string =>
      `From: ${name} <${name}@example.org>\nTo: Cy\nSubject: the market`;
    const [ann, bob, cy] = ['ann', 'bob', '*cy*'].map(header);
    const forwarded = `-----Original Message-----\n${bob}`;
    const bold = `________________________________\n${cy?.replaceAll(/^(\w+:)/gm, '*$1*')}`;
    const text = `${ann}\n\n${SENTENCE}\nAnn\n${forwarded}\n\nIt is old.\n\n${bold}\n\nIt is not.\n`;
    expect(outline(text)).toEqual([
      ['heading', ann, ''],
      ['sentence', SENTENCE, ann],
      ['sentence', 'Ann', ann],
      ['heading', forwarded, ''],
      ['sentence', 'It is old.', forwarded],
      ['heading', bold, ''],
      ['sentence', 'It is not.', bold],
    ]);
  });

  test('quotes, which stand under whose words they are as far as they reach', () => {
    const text =
      'I am late.\n\nOn Monday, Ann wrote:\n> Bob <bob@example.org> writes:\n>\n>> It is old.\n>>\n' +
      `>> It is open.\n> No, it is not.\nWhich one?\n\n> ${SENTENCE}\n\nTrue.\n`;
    const [ann, bob] = ['On Monday, Ann wrote:', '> Bob <bob@example.org> writes:'];
    expect(outline(text)).toEqual([
      ['sentence', 'I am late.', ''],
      ['heading', ann, ''],
      ['heading', bob, ann],
      ['sentence', '>> It is old.', bob],
      ['sentence', '>> It is open.', bob],
      ['sentence', '> No, it is not.', ann],
      ['sentence', 'Which one?', ''],
      ['sentence', `> ${SENTENCE}`, ''],
      ['sentence', 'True.', ''],
    ]);
  });

  test.each([
    ['Article 5', 'Article 6', 'Article 17'],
    ['第五条', '第六条', '第二十条'],
    ['5. cikk', '6. cikk', '17. cikk'],
    ['Titre IV.', 'Titre V.', 'Titre XVII.'],
    ['ข้อ ๕', 'ข้อ ๖', 'ข้อ ๑๗'],
  ])('short clauses under their numbers: %s', (...titles) => {
    const [first, second] = ['1. All are free.', '2. None is a slave.'];
    const text = titles.map((title) => `${title}\n\n${first}\n\n${second}\n`).join('\n');
    expect(outline(text)).toEqual(
      titles.flatMap((title) => [
        ['heading', title, ''],
        ['sentence', first, title],
        ['sentence', second, title],
      ]),
    );
  });

  test('chapters above articles, and what stands at the bottom of pages above nothing', () => {
    const article = (number: number): string => `Artikel ${number}\n\nAll are free.\n\n`;
    const chapters = ['I', 'II', 'III'].map(
      (number, index) => `Part ${number}\n\n${article(index)}`,
    );
    expect(outline(chapters.join('')).slice(3, 6)).toEqual([
      ['heading', 'Part II', ''],
      ['heading', 'Artikel 1', 'Part II'],
      ['sentence', 'All are free.', 'Artikel 1'],
    ]);
    const pages = [1, 2, 3].map((page) => `All are free.\n\nPage ${page}\n\n`);
    expect(outline(pages.join('')).map(([role]) => role)).not.toContain('heading');
  });

  test('passages in tags, which are closed as they were opened', () => {
    const head = '<document index="1">\n<title>Town</title>\n<content>';
    const text = `${head}\n${SENTENCE}\n</content>\n</document>\n`;
    expect(outline(text)).toEqual([
      ['heading', head, ''],
      ['sentence', SENTENCE, head],
      ['closing', '</content>', head],
      ['closing', '</document>', head],
    ]);
  });

  test('units in the order of the text that leave out nothing but white space and empty lines of quotes', () => {
    const line = fc.constantFrom(
      '# A',
      '> f',
      '>',
      'From: a',
      'Date: b',
      'Subject: c',
      'Ann: d',
      '[10:32] <bob> e',
      '---',
      '1.2 c',
      '** d',
      '[1] x',
      '<a>',
      '</a>',
      '| a |',
      '```',
      '- b',
      SENTENCE,
      '',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string())), (lines) => {
        const text = lines.join('\n');
        const { units } = readDocument(text);
        let next = 0;
        for (const { start, end, heading } of units) {
          expect(start).toBeGreaterThanOrEqual(next);
          expect(withoutQuoteMarks(text.slice(next, start)).trim()).toBe('');
          expect(heading === undefined ? 'heading' : units[heading]?.role).toBe('heading');
          next = end;
        }
        expect(withoutQuoteMarks(text.slice(next)).trim()).toBe('');
      }),
    );
  });
});
