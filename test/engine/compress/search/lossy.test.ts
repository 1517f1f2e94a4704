import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { searchCompressor } from '../../../../engine/compress/search/index.ts';
import { lossyContextFor } from '../context.ts';
import { searchText } from './generate.ts';

function lossy(text: string, budget: number, question = ''): string {
  return searchCompressor.lossy?.(text, lossyContextFor('search', budget, question)) ?? '';
}

const FILES = [
  'src/cart.ts',
  'src/order.ts',
  'src/tax.ts',
  'test/cart.test.ts',
  'package-lock.json',
];
const HITS = Array.from({ length: 400 }, (_, index) => {
  const file = FILES[index % 5] ?? '';
  return `${file}:${index}:    const price${index} = list.price(${index});`;
}).join('\n');

describe('searchCompressor.lossy on hits', () => {
  it('names and counts every file, and says how many hits are missing', () => {
    const elided = lossy(HITS, 200);
    for (const file of FILES) expect(elided).toContain(file.split('/').at(-1));
    expect(elided).toMatch(/\[missing: \d+ of 400 hits omitted\]/);
    expect(elided.length).toBeLessThan(HITS.length / 10);
  });

  it('shows what the question names, and code before tests and lock files', () => {
    expect(lossy(HITS, 200, 'where is price242 set?')).toContain('242 const price242');
    const shown = lossy(HITS, 200).split('\n');
    expect(shown.filter((line) => /^src\/.* \(80 hits, \d+ shown\)$/.test(line))).not.toEqual([]);
    expect(shown).toContain('test/ cart.test.ts 80');
  });

  it('shows equal lines once, with their number', () => {
    const text = Array.from({ length: 300 }, (_, index) =>
      index % 2 === 0
        ? `src/part${index % 3}.ts:${index}:  import { price } from './price';`
        : `src/part${index % 3}.ts:${index}:  price(${index}, ${'x'.repeat(60)});`,
    ).join('\n');
    expect(lossy(text, 120)).toContain("import { price } from './price'; (x150 in 3 files)");
  });

  it('shows of a long line what stands around the text that was looked for', () => {
    const line = (id: number): string =>
      `dist/part${id}.min.js:1:${`var player=${id};`.repeat(900)}el.createElement("p${id}")${';next()'.repeat(900)}`;
    const text = Array.from({ length: 12 }, (_, id) => line(id)).join('\n');
    const shown = lossy(text, 900, 'Which player calls createElement with no name?');
    expect(shown).toMatch(
      /^1 \[\d{4,5} characters left out\] .{60,90};el\.createElement\("p0"\).{120,160} \[\d+ characters left out\]$/m,
    );
    const windows = shown.split('\n').filter((each) => each.startsWith('1 '));
    expect(windows.length).toBeGreaterThan(5);
    expect(windows.filter((each) => !each.includes('createElement'))).toEqual([]);
    expect(lossy(text, 900, 'anything else')).toMatch(/^1 var player=0;.* left out\].*next\(\)$/m);
  });

  it('reads hits behind bars, of which the middle line of each block was found', () => {
    const blocks = (file: string, count: number): string =>
      Array.from({ length: count }, (_, id) => {
        const before = id === 0 ? '' : `│  before ${file} ${id} {\n`;
        return `│----\n${before}│  price${id}(${file});\n│  after ${file} ${id} }\n`;
      }).join('');
    const text = `Found 90 results.\n\na.ts\n${blocks('a', 60)}│----\n\nb.ts\n${blocks('b', 30)}│----\n`;
    const shown = lossy(text, 120, 'where is price0 set?');
    expect(shown).toMatch(
      /^Found 90 results\.\n\[missing: \d+ of 90 hits, \d+ lines around hits omitted\]\na\.ts \(60 hits, \d+ shown\)\nprice0\(a\);\n/,
    );
    expect(shown).toMatch(/^b\.ts \(30 hits, \d+ shown\)\nprice0\(b\);$/m);
  });

  it('shows the events of ripgrep as the hits that they carry', () => {
    const events = HITS.split('\n').map((hit) => {
      const [path = '', number, text] = hit.split(':');
      return JSON.stringify({
        type: 'match',
        data: {
          path: { text: path },
          lines: { text: `${text}\n` },
          line_number: Number(number),
          absolute_offset: 12,
          submatches: [{ match: { text: 'list' }, start: 4, end: 8 }],
        },
      });
    });
    const begin = '{"type":"begin","data":{"path":{"text":"src/cart.ts"}}}';
    const shown = lossy([begin, ...events].join('\n'), 300, 'where is price242 set?');
    expect(shown).toContain('242 const price242 = list.price(242);');
    expect(shown).toMatch(/of 400 hits, places in lines and statistics of 401 events omitted\]/);
    const few = lossy([begin, ...events.slice(0, 3)].join('\n'), 300);
    expect(few).toBe(
      '[missing: places in lines and statistics of 4 events omitted]\nsrc/cart.ts\n0 const price0 = list.price(0);\nsrc/order.ts\n1 const price1 = list.price(1);\nsrc/tax.ts\n2 const price2 = list.price(2);',
    );
  });

  it('counts the words of failure among what it leaves out', () => {
    const text = `${HITS}\ndocs/log.txt:9:the payment failed: CardError\ndocs/log.txt:12:it failed again and again`;
    expect(lossy(text, 60)).toMatch(/hits \(among them failed 2, CardError 1\) omitted/);
  });

  it('shows lines around the hits that matter where all hits fit, the nearest and the asked for first', () => {
    const blocks = Array.from({ length: 40 }, (_, id) => {
      const around = [-3, -2, -1, 1, 2, 3].map(
        (step) => `src/part${id}.ts-${40 + step}-  const step${id}x${step + 3} = load(${id});`,
      );
      return [
        ...around.slice(0, 3),
        `src/part${id}.ts:40:found part${id}`,
        ...around.slice(3),
        '--',
      ];
    });
    const elided = lossy(blocks.flat().join('\n'), 1000, 'what is step17x6?');
    expect(elided).toMatch(/^\[missing: \d{3} lines around hits omitted\]/);
    for (let id = 0; id < 40; id += 1)
      expect(elided).toMatch(new RegExp(`^40 found part${id}$`, 'm'));
    expect(elided).toMatch(
      /^src\/part17\.ts\n(?:\d+-.*\n)*40 found part17\n(?:41-.*\n)?(?:42-.*\n)?43- {2}const step17x6/m,
    );
    expect(elided.length).toBeLessThan(900 * 4 + 200);
  });

  it('keeps what the search says about itself and counts the lines around hits', () => {
    const around = Array.from(
      { length: 60 },
      (_, index) => `src/a.ts-${index * 9}-before\nsrc/a.ts:${index * 9 + 1}:found ${index}\n--`,
    ).join('\n');
    const elided = lossy(`grep: /root: Permission denied\n${around}`, 100);
    expect(elided).toMatch(/^grep: \/root: Permission denied\n/);
    expect(elided).toMatch(/\d+ of 60 hits, \d+ lines around hits omitted/);
  });

  it('counts files by directory where there is no room for their names', () => {
    const text = Array.from(
      { length: 900 },
      (_, index) => `services/s${index % 3}/module${index}/handler.ts:${index}:call(${index})`,
    ).join('\n');
    expect(lossy(text, 150)).toMatch(/^services\/s\d\/ \d+ files, \d+ hits/m);
  });

  it('reads hits below the names of their files, in whatever form, with one hit for each file', () => {
    const forms = [
      (path: string, hit: string) => `${path}\n${hit}\n`,
      (path: string, hit: string) => `/home/ada/${path}:\n  Line ${hit}\n`,
      (path: string, hit: string) => `File: ${path}\nL${hit}\n---`,
      (path: string, hit: string) => `# ${path}\n${hit.replace(':', ' |')}\n----\n`,
    ];
    for (const form of forms) {
      const files = Array.from({ length: 300 }, (_, id) =>
        form(`src/part${id}.ts`, `${id + 1}: export const part${id} = load(${id});`),
      );
      const elided = lossy(`${files.join('\n')}\n`, 200, 'where is part242?');
      expect(elided).toMatch(/^\[missing: \d+ of 300 hits omitted\]/);
      expect(elided).toMatch(/^(?:\/home\/ada\/)?src\/part242\.ts\n243 {1,2}export/m);
    }
  });

  it('takes a number below the name of a file for a line, and the next for its column', () => {
    const files = Array.from(
      { length: 100 },
      (_, id) => `src/part${id}.ts\n12:3:const a${id} = 1\n14:9:a${id} + 1\n`,
    );
    const elided = lossy(files.join('\n'), 200, 'where is a42 set?');
    expect(elided).toMatch(/^src\/part42\.ts(?: \(2 hits, 1 shown\))?\n12 3:const a42 = 1/m);
  });

  it('tells lines around hits from hits where ag and grep without numbers print them', () => {
    const forms = [
      (id: number) => `src/a.ts:${id}-before${id}`,
      (id: number) => `src/a.ts-before${id}`,
    ];
    for (const [index, around] of forms.entries()) {
      const number = (id: number): string => (index === 0 ? `${id}:` : '');
      const text = Array.from(
        { length: 100 },
        (_, id) => `${around(id * 3)}\nsrc/a.ts:${number(id * 3 + 1)}call(${id})\n--`,
      ).join('\n');
      expect(lossy(text, 200)).toMatch(
        /^\[missing: \d+ of 100 hits, \d+ lines around hits omitted\]/,
      );
    }
  });

  it('shows the beginning and the end of minified lines, and says that it does', () => {
    const line = `!function(){${'a(b.c,d);'.repeat(2000)}throw Error("failed")${'e(f);'.repeat(90)}}()`;
    const text = ['app', 'site'].map((name) => `web/${name}.min.js:1:${name}=${line}`).join('\n');
    const elided = lossy(text, 1000);
    expect(elided).toMatch(
      /^\[missing: parts of 2 long lines \(among them failed 2\b.*\) omitted\]/,
    );
    expect(elided).toMatch(/^web\/site\.min\.js\n1 site=!function.*characters left out/m);
    expect(elided.length).toBeLessThan(1500);
  });

  it('names files in which something was found with their counts, and counts the others', () => {
    const counts = Array.from(
      { length: 500 },
      (_, id) => `./lib/part${id % 5}/file${id}.py:${id % 10 === 0 ? id + 1 : 0}`,
    ).join('\n');
    const all = lossy(counts, 400);
    expect(all).toMatch(/^\[missing: 450 of 500 files \(without a hit\) omitted\]/);
    expect(all).toMatch(/^\.\/lib\/part0\/ file0\.py 1, file10\.py 11, /m);
    const some = lossy(counts, 160, 'look into file20.py');
    expect(some).toMatch(/^\[missing: names of \d+ of 50 files with hits, 450 of 500 files/);
    expect(some).toContain('file490.py 491');
    expect(some).toContain('file20.py 21');
    expect(some).toMatch(/^\[other files with hits\]\n\.\/lib\/(?:part0\/)? ?\d+ files, \d+ hits/m);
  });

  it('says what is missing whatever the text', () => {
    fc.assert(
      fc.property(searchText(), (text) => {
        const elided = lossy(text, 10);
        expect(elided === '' || elided.includes('[missing: ')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('searchCompressor.lossy on paths', () => {
  const paths = Array.from(
    { length: 600 },
    (_, index) =>
      `/srv/app/${index < 500 ? 'vendor' : 'lib'}/d${index % 20}/file${index}.${index % 3 === 0 ? 'js' : 'css'}`,
  ).join('\n');

  it('keeps the directories with their numbers and endings', () => {
    const elided = lossy(paths, 150);
    expect(elided).toMatch(/\[missing: \d+ of 600 paths omitted\]/);
    expect(elided).toMatch(/^\/srv\/app\/vendor\/ 500 \(333 \.css, 167 \.js\)/m);
    expect(elided).toMatch(/^\/srv\/app\/lib\/ 100 /m);
  });

  it('keeps what stands around a tree of packages, and takes no version for an ending', () => {
    const tree = Array.from({ length: 80 }, (_, id) => [
      `├─┬ lib${id}@7.0.0`,
      `│ ├── @scope/part${id}@1.0.${id}`,
      `│ └─┬ other${id}@2.0.0`,
      '│   └── deep@1.0.0 deduped',
    ]).flat();
    const text = ['npm warn old', 'app@1.0.0 /srv', ...tree, '', 'npm error missing: z@1'].join(
      '\n',
    );
    const elided = lossy(text, 300, 'which other77 is installed?');
    expect(elided).toMatch(
      /^npm warn old\napp@1\.0\.0 \/srv\n\[missing: \d+ of 320 paths omitted\]/,
    );
    expect(elided).toContain('[packages, how many paths lie below each');
    expect(elided).toMatch(/\n\nnpm error missing: z@1$/);
    expect(elided).toContain('other77@2.0.0');
    expect(elided).not.toMatch(/\d \.\d/);
  });

  it('reads what is drawn as a tree and what ls prints, with a line end behind it', () => {
    const names = Array.from({ length: 200 }, (_, id) => `file${id}.ts`);
    const directories = ['lib', 'web'];
    const tree = directories.flatMap((each) => [
      `├── ${each}`,
      ...names.map((name) => `│   ├── ${name}`),
    ]);
    const listing = directories.map((each) => `./${each}:\n${names.join('\n')}\n`);
    for (const text of [`.\n${tree.join('\n')}\n`, `.:\nlib\nweb\n\n${listing.join('\n')}`]) {
      const elided = lossy(text, 150);
      expect(elided).toMatch(/^\[missing: \d+ of 402 paths omitted\]/m);
      expect(elided).toMatch(/^(?:\.\/)?lib\/ 200 \(200 \.ts\)/m);
    }
  });

  it('tells apart the directories below the one that all share, the largest by name', () => {
    const all = Array.from(
      { length: 900 },
      (_, id) => `/srv/part${id % 90}/file${id}.${id % 90 < 5 ? 'js' : 'ts'}`,
    );
    const more = Array.from({ length: 300 }, (_, id) => `/srv/large/image${id}.png`);
    const elided = lossy([...all, ...more].join('\n'), 150);
    expect(elided).toMatch(/^\/srv\/large\/ 300 \(300 \.png\)/m);
    expect(elided).toMatch(/^\(other directories\) \d+ /m);
  });

  it('shows the names that the question asks for', () => {
    expect(lossy(paths, 150, 'open file437.css')).toContain('d17/file437.css');
  });
});
