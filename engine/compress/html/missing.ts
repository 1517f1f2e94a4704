import { counted } from '../../common/counted.ts';
import { type Element, elementsIn } from './element.ts';
import type { BlockUnit, MarkdownBlock } from './markdown/block.ts';
import type { Page } from './read-page.ts';

const UNITS: readonly BlockUnit[] = [
  'heading',
  'paragraph',
  'paragraph part',
  'list item',
  'table row',
];

/** What a page's main content was taken out of: `main content of 20431 characters of HTML, markup, 9 links omitted`. */
export function missingMarkup({ root, unread, length }: Page, content: Element): string {
  const links = root.measure.links - content.measure.links;
  const forms = elementsIn(root).filter(({ name }) => name === 'form').length;
  const parts = [
    countedIfAny(links, 'link'),
    countedIfAny(forms, 'form'),
    countedIfAny(unread.get('script') ?? 0, 'script'),
    countedIfAny(unread.get('style') ?? 0, 'style'),
  ].filter((part) => part !== '');
  return `main content of ${length} characters of HTML as Markdown; markup${parts.map((part) => `, ${part}`).join('')} omitted`;
}

/** What a gap leaves out: `4 paragraphs, 12 table rows, 30 lines of code omitted`. */
export function missingBlocks(blocks: readonly MarkdownBlock[]): string {
  const parts = UNITS.map((unit) =>
    countedIfAny(blocks.filter((block) => block.unit === unit).length, unit),
  );
  const code = blocks.filter(({ unit }) => unit === 'code block');
  const lines = code.reduce((sum, { text }) => sum + text.split('\n').length - FENCE_LINES, 0);
  const all = [...parts, lines === 0 ? '' : `${counted(lines, 'line')} of code`];
  return `${all.filter((part) => part !== '').join(', ')} omitted`;
}

const FENCE_LINES = 2;

function countedIfAny(count: number, unit: string): string {
  return count <= 0 ? '' : counted(count, unit);
}
