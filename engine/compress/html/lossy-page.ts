import type { LossyContext } from '../compressor.ts';
import { chooseBlocks } from './choose.ts';
import { mainContent } from './main-content.ts';
import { joinBlocks, type MarkdownBlock } from './markdown/block.ts';
import { markdownBlocks } from './markdown/blocks.ts';
import { splitBlock } from './markdown/split-block.ts';
import { missingBlocks, missingMarkup } from './missing.ts';
import { type Page, readPage } from './read-page.ts';
import { isSourceFile } from './source-file.ts';

/** More characters are passed through: that bounds the time at about 300 ms. */
const LONGEST = 2_000_000;
/** A page with fewer characters to read is an error, a form or a program. */
const LEAST_TO_READ = 200;

/**
 * A page as the Markdown of its main content: the whole of it where it fits the budget, else what is
 * chosen by relevance. One reference at the top stands for everything around the content, one for each
 * gap within it. Undefined for what is no page to read.
 */
export function lossyPage(text: string, context: LossyContext): string | undefined {
  if (text.length > LONGEST || isSourceFile(text, context.query)) return undefined;
  const page = readPage(text);
  if (page === undefined) return undefined;
  const content = mainContent(page.root);
  const blocks = titled(markdownBlocks(content), page);
  const readable = blocks.reduce((sum, block) => sum + block.text.length, 0);
  if (readable < LEAST_TO_READ) return undefined;
  const whole = joinBlocks(blocks);
  const fits = context.counter.estimate(whole) <= context.budget;
  const body = fits ? whole : chosenText(blocks.flatMap(splitBlock), context);
  if (body === undefined) return undefined;
  const result = `${context.reference(missingMarkup(page, content))}\n\n${body}`;
  return context.counter.estimate(result) < context.counter.estimate(text) ? result : undefined;
}

/** The blocks under the page's title, where they do not begin with it. */
function titled(blocks: readonly MarkdownBlock[], { title }: Page): readonly MarkdownBlock[] {
  if (title === '' || blocks.some(({ rank }) => rank === 1)) return blocks;
  return [{ unit: 'heading', rank: 1, group: 0, text: `# ${title}` }, ...blocks];
}

/** The chosen blocks, with a reference in place of each run of others; undefined if none is affordable. */
function chosenText(blocks: readonly MarkdownBlock[], context: LossyContext): string | undefined {
  const kept = chooseBlocks(blocks, context);
  if (!kept.includes(true)) return undefined;
  const shown: MarkdownBlock[] = [];
  let gap: MarkdownBlock[] = [];
  const endGap = (): void => {
    const [first] = gap;
    if (first === undefined) return;
    const text = context.reference(missingBlocks(gap));
    shown.push({ unit: 'paragraph', rank: 0, group: first.group, text });
    gap = [];
  };
  for (const [index, block] of blocks.entries()) {
    if (kept[index] !== true) {
      gap.push(block);
      continue;
    }
    endGap();
    shown.push(block);
  }
  endGap();
  return joinBlocks(shown);
}
