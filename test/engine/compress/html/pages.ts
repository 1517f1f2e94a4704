/** Pages as sites build them, made up for these tests. */

const NAVIGATION = `<nav class="top"><ul>${link('Home')}${link('World')}${link('Sports')}${link('Weather')}</ul></nav>`;
const COOKIES =
  '<div id="cookie-consent" role="dialog"><p>We use cookies to improve your experience on this website, please accept them all.</p><button>Accept</button></div>';
const FOOTER =
  '<footer><p>Copyright 2025 The Paper. All rights reserved. No part may be reproduced without permission.</p></footer>';
const SCRIPTS = `<script>${'window.dataLayer.push({event:"view"});'.repeat(200)}</script><style>.a{color:red}</style>`;

function link(name: string): string {
  return `<li><a href="/${name.toLowerCase()}">${name}</a></li>`;
}

/** A paragraph of about 200 characters that can be told from others by its number. */
export function paragraph(index: number): string {
  return `<p>Paragraph ${index} says that the council met again on day ${index}, and that <a href="/people/${index}">member ${index}</a> spoke about the river, the bridge, and the budget of the coming year at some length.</p>`;
}

function paragraphs(count: number): string {
  return Array.from({ length: count }, (_, index) => paragraph(index)).join('\n');
}

/** A news page: an article between navigation, a cookie notice, related links, scripts and a footer. */
export function newsPage(count = 12): string {
  return `<!DOCTYPE html><html lang="en"><head><title>Council meets - The Paper</title>${SCRIPTS}</head>
<body class="has-sidebar">${COOKIES}${NAVIGATION}
<div id="content"><div class="article-body"><h1>Council meets</h1>${paragraphs(count)}
<div class="related"><h3>Related</h3><ul>${link('First')}${link('Second')}${link('Third')}</ul></div></div>
<div class="sidebar"><h4>Most read</h4><ul>${link('Dogs')}${link('Cats')}${link('Birds')}${link('Fish')}</ul></div></div>
${FOOTER}</body></html>`;
}

/** A page of a manual: headings, code, a table, nested lists. */
export const manualPage: string = `<html><head><title>Paths</title>${SCRIPTS}</head><body>${NAVIGATION}<main>
<h1>Paths<a class="permalink" href="#paths">#</a></h1>
<p>The module works with paths of files and folders, on every platform that the runtime supports today.</p>
<h2>join(<em>parts</em>)</h2>
<pre><code class="language-js">const path = require('path');
if (a &lt; b) {
  path.join('a', 'b');
}</code></pre>
<table><thead><tr><th>Name</th><th>Type</th></tr></thead><tbody>
<tr><td>parts</td><td><code>string[]</code></td></tr><tr><td>a|b</td><td>either&nbsp;one</td></tr></tbody></table>
<ul><li>First<ul><li>Nested <b>bold</b></li></ul></li><li>Second, see <a href="https://example.com/doc?a=1&amp;b=2">the   guide</a></li></ul>
<ol start="3"><li>Three</li><li>Four</li></ol>
<blockquote><p>Quoted words<br>on two lines</p></blockquote>
<dl><dt>Term</dt><dd>Its meaning</dd></dl>
<p>The end of a page that has a few more sentences than nothing, so that there is something to read here.</p>
</main>${FOOTER}</body></html>`;

/** Search results: links with short descriptions and no article. */
export function resultsPage(count = 30): string {
  const results = Array.from(
    { length: count },
    (_, index) =>
      `<div class="result"><a href="https://example.org/${index}"><h3>Result ${index}</h3></a><span>example.org/${index}</span></div>`,
  );
  return `<html><head><title>Search</title>${SCRIPTS}</head><body>${NAVIGATION}<div id="results">${results.join('')}</div>${FOOTER}</body></html>`;
}

/** A page that is a table of numbers. */
export function tablePage(rows = 40): string {
  const cells = Array.from(
    { length: rows },
    (_, index) => `<tr><td>City ${index}</td><td>${index * 1000}</td><td>${index % 7}</td></tr>`,
  );
  return `<html><head><title>Cities</title></head><body>${NAVIGATION}<table><tr><th>City</th><th>People</th><th>Rank</th></tr>${cells.join('')}</table>${FOOTER}</body></html>`;
}

/** An article in Chinese. */
export const chinesePage: string = `<html lang="zh"><head><title>會議</title>${SCRIPTS}</head><body>${NAVIGATION}<div><div class="text">
${Array.from({ length: 12 }, (_, index) => `<p>第${index}段說，市議會在當天再次開會，討論了河流、橋樑和來年的預算，會議持續了很長時間，最後沒有作出任何決定。</p>`).join('')}
</div></div>${FOOTER}</body></html>`;
