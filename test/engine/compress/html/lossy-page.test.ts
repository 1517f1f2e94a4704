import { describe, expect, it } from 'vitest';

import { lossyPage } from '../../../../engine/compress/html/lossy-page.ts';
import { parseReferences } from '../../../../engine/retrieve/reference.ts';
import { pageContext } from './context.ts';
import { chinesePage, manualPage, newsPage, paragraph, resultsPage, tablePage } from './pages.ts';
import { processorTime } from '../../../support/processor-time.ts';

const PLENTY = 100_000;

function shown(text: string, budget = PLENTY, user = ''): string {
  return lossyPage(text, pageContext(text, budget, user)) ?? '';
}

describe('the main content of a page', () => {
  it('is the whole article, with its links, and nothing around it', () => {
    const text = shown(newsPage(12));
    expect(text).toContain('# Council meets');
    expect(text).toContain('[member 0](/people/0)');
    expect(text).toContain('[member 11](/people/11)');
    expect(text).not.toMatch(/cookies|Sports|Most read|Birds|Related|Copyright|dataLayer/);
  });

  it('says at the top what is not shown', () => {
    const text = newsPage(12);
    const [reference, ...more] = parseReferences(shown(text));
    expect(reference?.missing).toBe(
      `main content of ${text.length} characters of HTML as Markdown; markup, 11 links, 1 script, 1 style omitted`,
    );
    expect(more).toEqual([]);
  });

  it('keeps headings, code, tables, lists, quotations and definitions', () => {
    expect(shown(manualPage).replace(/^.*\n\n/, '')).toBe(`# Paths

The module works with paths of files and folders, on every platform that the runtime supports today.

## join(*parts*)

\`\`\`js
const path = require('path');
if (a < b) {
  path.join('a', 'b');
}
\`\`\`

| Name | Type |
|---|---|
| parts | \`string[]\` |
| a\\|b | either one |

- First
  - Nested **bold**
- Second, see [the guide](https://example.com/doc?a=1&b=2)

3. Three
4. Four

> Quoted words
> on two lines

**Term**
  Its meaning

The end of a page that has a few more sentences than nothing, so that there is something to read here.`);
  });

  it('is every result and every row of pages that have no article', () => {
    const results = shown(resultsPage(30));
    expect(results).toContain('### [Result 0](https://example.org/0)');
    expect(results).toContain('### [Result 29](https://example.org/29)');
    expect(results).not.toMatch(/Sports|Copyright/);
    expect(shown(tablePage(40))).toContain(
      '| City | People | Rank |\n|---|---|---|\n| City 0 | 0 | 0 |',
    );
    expect(shown(tablePage(40))).toContain('| City 39 | 39000 | 4 |');
  });

  it('has all tabs of a manual, also those that are not shown first', () => {
    const paragraphs = Array.from({ length: 12 }, (_, index) => paragraph(index)).join('');
    const tabs = `<div role="tabpanel"><pre>npm install gate</pre></div>
<div role="tabpanel" hidden><pre>pip install gate</pre></div>
<div role="tabpanel" style="display: none"><pre>cargo add gate</pre></div>
<div hidden><pre>not for anybody</pre></div>`;
    const found = shown(`<main><h1>Gate</h1>${paragraphs}${tabs}</main>`);
    expect(found).toContain('pip install gate');
    expect(found).toContain('cargo add gate');
    expect(found).not.toContain('not for anybody');
  });

  it('is found in scripts without blanks between words', () => {
    expect(shown(chinesePage)).toContain('第11段說');
    expect(shown(chinesePage)).not.toContain('Sports');
  });

  it('is found in fragments and in pages that close nothing', () => {
    const broken = `<script>${'x();'.repeat(50)}</script><div><h1>Title<p>${'A sentence of some length. '.repeat(12)}<p>Another &copy; one.<ul><li>one<li>two <b>bold`;
    expect(shown(broken)).toContain('Another © one.');
    expect(shown(broken)).toContain('- one\n- two **bold**');
  });

  it('has above its body what leads to it: a lead, a question above its answers', () => {
    const paragraphs = Array.from({ length: 30 }, (_, index) => paragraph(index)).join('');
    const elsewhere =
      '<div><a href="/a">Another page to read</a><a href="/b">One more page</a></div>';
    const page = `<main><div>${elsewhere}<h1>Ferry</h1><p class="teaser">The ferry across the sound stops for good in the autumn.</p>
<ul><li>90 minutes</li></ul><div class="answers">${paragraphs}</div><div>Written by a person with a long story of their own to tell.</div></div></main>`;
    const found = shown(page);
    expect(found).toContain(
      '# Ferry\n\nThe ferry across the sound stops for good in the autumn.\n\n- 90 minutes',
    );
    expect(found).toContain('Paragraph 29 says');
    expect(found).not.toMatch(/Another page|Written by/);
  });

  it('loses nothing of a page that is laid out with a table', () => {
    const article = Array.from({ length: 12 }, (_, index) => paragraph(index)).join('');
    const found = shown(
      `<table><tr><td>By the editor</td></tr><tr><td><div>${article}</div></td></tr></table>`,
    );
    expect(found).toContain('By the editor\n\nParagraph 0 says');
    expect(found).toContain('Paragraph 11 says');
  });

  it('has its loose words whole, with their links', () => {
    const body = `<div>${Array.from({ length: 30 }, (_, index) => paragraph(index)).join('')}</div>`;
    const loose = shown(`<main>Last seen by <a href="/jo">Jo</a> in <b>May</b>${body}</main>`);
    expect(loose).toContain('Last seen by [Jo](/jo) in **May**');
    const around = 'The members met <i>twice</i> before and decided nothing at either time.';
    expect(shown(`<main>${body}${around}</main>`)).toContain(around.replaceAll(/<.?i>/g, '*'));
  });

  it('keeps a part that is named like a banner if the article is in it', () => {
    const named = newsPage(12).replace('article-body', 'banner sidebar');
    expect(shown(named)).toContain('Paragraph 11 says');
  });

  it('keeps a section whose id is made of its heading', () => {
    const section = `<section id="requesting-new-team-related-lists"><h2>Lists</h2>${paragraph(90)}</section>`;
    const body = Array.from({ length: 12 }, (_, index) => paragraph(index)).join('');
    const found = shown(
      `<main>${body}${section}<div id="related-pages">${paragraph(91)}</div></main>`,
    );
    expect(found).toContain('## Lists\n\nParagraph 90 says');
    expect(found).not.toContain('Paragraph 91');
  });

  it('keeps the article of a page of lists, and headings, whatever their names are', () => {
    const items = Array.from({ length: 120 }, (_, index) => `<li>Place ${index} at the sea</li>`);
    const article = `<div class="sharing-container"><h2 id="nav-story">Story</h2>${paragraph(1)}${paragraph(2)}${paragraph(3)}${paragraph(4)}${paragraph(5)}</div>`;
    const found = shown(`<body>${article}<ul>${items.join('')}</ul></body>`);
    expect(found).toContain('## Story');
    expect(found).toContain('Paragraph 5 says');
  });
});

describe('a page above its budget', () => {
  const text = newsPage(60);
  const found = shown(text, 900, 'What did member 47 say?');

  it('shows its beginning and what is asked for', () => {
    expect(found).toContain('Paragraph 0 says');
    expect(found).toContain('[member 47](/people/47)');
  });

  it('says in each gap what is missing', () => {
    const missing = parseReferences(found).slice(1);
    expect(missing.length).toBeGreaterThan(0);
    for (const reference of missing) expect(reference.missing).toMatch(/^\d+ paragraphs? omitted$/);
    const omitted = missing.reduce((sum, each) => sum + Number.parseInt(each.missing, 10), 0);
    expect(omitted + (found.match(/Paragraph \d+ says/g)?.length ?? 0)).toBe(60);
  });

  it('stays near the budget', () => {
    const { counter } = pageContext(text, 900);
    expect(counter.count(found)).toBeLessThan(1100);
    expect(counter.count(found)).toBeGreaterThan(600);
  });

  it('shows rows under the head of their table', () => {
    const rows = shown(tablePage(400), 400, 'City 321');
    expect(rows).toContain('| City | People | Rank |');
    expect(rows).toContain('| City 321 |');
    expect(rows).toMatch(/\d+ table rows omitted/);
  });
});

describe('what is no page to read is left alone', () => {
  it.each([
    [
      'an error',
      `<html><head><style>${'a{b:c}'.repeat(500)}</style></head><body><h1>404 Not Found</h1></body></html>`,
    ],
    [
      'a program',
      `<html><body><div id="root"></div><script>${'x();'.repeat(4000)}</script></body></html>`,
    ],
    ['a feed', `<?xml version="1.0"?><rss><channel>${paragraph(1).repeat(50)}</channel></rss>`],
    [
      'a drawing',
      `<svg>${'<a><text>words that are long enough to be read</text></a>'.repeat(50)}</svg>`,
    ],
    ['a component', `<template><div>${paragraph(1).repeat(50)}</div></template>`],
    [
      'another component',
      `<script setup>import x from 'x'</script><div>${paragraph(1).repeat(50)}</div>`,
    ],
    ['a template', `{% extends "base.html" %}<div>${paragraph(1).repeat(50)}</div>`],
  ])('%s', (_, text) => {
    expect(lossyPage(text, pageContext(text, PLENTY))).toBeUndefined();
  });

  it('a file that is worked on, but not a page of that name', () => {
    const text = newsPage(12);
    const context = pageContext(text, PLENTY);
    const asked = (toolArguments: string): string | undefined =>
      lossyPage(text, { ...context, query: { ...context.query, toolArguments } });
    expect(asked('{"path":"src/index.html"}')).toBeUndefined();
    expect(asked('{"url":"https://example.org/index.html"}')).toContain('# Council meets');
  });
});

describe('blocks that are longer than the budget', () => {
  it('are shown in part, by whole sentences and without a blank that was not there', () => {
    for (const glue of [' ', '']) {
      const sentences = Array.from({ length: 300 }, (_, id) =>
        glue === ' ' ? `Part ${id} of the story is short.` : `这个故事的第${id}部分很短而且简单。`,
      );
      const story = sentences.join(glue);
      const text = shown(`<html><body><p>${story}</p></body></html>`, 1500, 'part 200');
      const [, ...parts] = text.split(/\n*\[headroom [^\]]*\]\n*/);
      expect(parts.filter((part) => part !== '').length).toBeGreaterThan(0);
      for (const part of parts) expect(story).toContain(part);
      expect(text).toMatch(/\d+ paragraph parts omitted/);
    }
  });

  it('are one block again where their pieces follow each other', () => {
    const code = Array.from({ length: 90 }, (_, id) => `const value${id} = load(${id});`).join(
      '\n',
    );
    const text = shown(
      `<html><body><h1>Values</h1><pre>${code}</pre><p>${'More words. '.repeat(3000)}</p></body></html>`,
      3000,
      'value3 value88',
    );
    expect(text).toContain(`\`\`\`\n${code}\n\`\`\``);
  });
});

describe('hostile pages of 100 KB', () => {
  it.each([
    '<b>',
    '<div>',
    '<ul><li>',
    '<table><tr><td>',
    '<td>x',
    '<a href=q>w',
    '<',
    '&',
    '<!--',
    '</div>',
    '<font><p>word</b></i>',
    '<h1>x</h1>',
    '<pre>```',
    '\uD800',
    'a<br>',
    '<!---->',
    '<?x>',
  ])('%j over and over', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    const spent = processorTime();
    lossyPage(text, pageContext(text, 1500));
    // A machine that is busy with other things takes several times the 50 ms that it should be.
    expect(spent()).toBeLessThan(500);
  });

  it('inline data costs nothing', () => {
    const data = `<img alt="map" src="data:image/png;base64,${'A'.repeat(1_000_000)}">`;
    const text = newsPage(12).replace('</h1>', `</h1>${data}`);
    expect(shown(text).length).toBeLessThan(4000);
    expect(shown(text)).toContain('map');
  });
});

describe('an example below the paragraph that is asked for', () => {
  it('is shown with it, though it has none of the words of the question', () => {
    const other = (name: string): string =>
      `<h2>${name}</h2><p>${paragraph(7)}</p><pre>run(${name});\n${'step();\n'.repeat(20)}</pre>`;
    const asked = `<h2>Locks</h2><p>The gate is opened by a key that turns in the lock of the keeper.</p><pre>unlatch(42);\n${'turn();\n'.repeat(20)}</pre>`;
    const page = `<html><body><h1>Parts</h1>${other('a')}${other('b')}${asked}${other('c')}${other('d')}</body></html>`;
    expect(shown(page, 350, 'How is the gate opened by the keeper?')).toContain('unlatch(42);');
  });
});
