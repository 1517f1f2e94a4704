import { type Element, type PageNode, rawText } from '../element.ts';

/** Marks around the words of elements that stand out. */
const MARKS: Readonly<Record<string, string>> = {
  b: '**',
  strong: '**',
  em: '*',
  i: '*',
  cite: '*',
  del: '~~',
  s: '~~',
};
const CODE: ReadonlySet<string> = new Set(['code', 'kbd', 'samp', 'tt']);
/** Texts of links that only point at the place where they stand. */
const PERMALINK = /^[\s#¶§🔗]*$/u;
/** Longer targets of images are data rather than names. */
const LONGEST_SOURCE = 300;

/** Inline content as one paragraph of Markdown; line breaks of the page stay. Empty if nothing is seen. */
export function inlineText(nodes: readonly PageNode[]): string {
  const lines = nodes.map(nodeText).join('').split('\n');
  const collapsed = lines.map((line) => line.trim().replace(/[ \t]{2,}/g, ' '));
  return collapsed
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

/** A link with its target, or only its text where the target says nothing. */
export function linkText(text: string, target: string | undefined): string {
  const href = target?.trim() ?? '';
  if (text === '' || href === '' || /^(?:#|javascript:|data:)/i.test(href)) return text;
  return `[${text}](${href.replace(/\s/g, '%20')})`;
}

function nodeText(node: PageNode): string {
  if (typeof node === 'string') return withPlainBlanks(node);
  const { name, attributes, children } = node;
  if (name === 'br') return '\n';
  if (name === 'img') return imageText(attributes);
  if (CODE.has(name)) return codeText(node);
  const inner = children.map(nodeText).join('');
  if (name === 'a') return anchorText(inner, attributes['href']);
  const mark = MARKS[name];
  return mark === undefined ? inner : marked(inner, mark);
}

/** Line ends in the source are blanks to a reader, and several blanks are one. */
function withPlainBlanks(text: string): string {
  return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

function imageText({ alt = '', src = '' }: Element['attributes']): string {
  const words = alt.replace(/\s+/g, ' ').trim();
  if (words === '') return '';
  const isData = src.length > LONGEST_SOURCE || src.startsWith('data:');
  return isData ? words : `![${words}](${src.replace(/\s/g, '%20')})`;
}

function codeText(element: Element): string {
  const text = rawText(element).replace(/\s+/g, ' ').trim();
  if (text === '') return '';
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function anchorText(inner: string, href: string | undefined): string {
  if (href?.startsWith('#') === true && PERMALINK.test(inner)) return '';
  return around(inner, (words) => linkText(words.replace(/\s+/g, ' '), href));
}

function marked(inner: string, mark: string): string {
  return around(inner, (words) => (words.includes('\n') ? words : `${mark}${words}${mark}`));
}

/** Changes the words and leaves the blanks around them, which Markdown wants outside of its marks. */
function around(inner: string, change: (words: string) => string): string {
  const words = inner.trim();
  if (words === '') return inner;
  const start = inner.indexOf(words);
  return inner.slice(0, start) + change(words) + inner.slice(start + words.length);
}
