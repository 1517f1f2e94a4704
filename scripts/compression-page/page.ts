import { type BlockReport, createHeadroom } from '../../src/index.ts';
import { oneToolResult } from '../../test/eval/conversation.ts';
import { percent, whole } from '../../test/eval/report/format.ts';
import type { Row } from '../../test/eval/report/row.ts';
import type { Example } from './examples.ts';

/** Lines and characters of a text that a page shows. */
const BEFORE_LINES = 12;
const AFTER_LINES = 28;
const LONGEST_LINE = 160;

/** The page about what compression does to every kind: what was measured, then an example of each. */
export async function compressionPage(
  examples: readonly Example[],
  measured: ReadonlyMap<string, Row>,
): Promise<string> {
  const sections: string[] = [];
  for (const example of examples) {
    sections.push(section(example, await blockOf(example), measured.get(example.set ?? '')));
  }
  return `${HEAD}\n${sections.join('\n')}`;
}

const HEAD = `# What compression does to each kind of content

Written by \`node --conditions=headroom-source scripts/compression-page.ts\` from what the engine does, in its default mode with
references; every text is the result of one tool call. Tokens as \`gpt-4o\` counts them. Long texts are cut here, never by the engine.
"Visible" is the share of what an answer needs, verbatim in what the model sees; everything else is one \`headroom_retrieve\` away.
`;

async function blockOf({ text, question }: Example): Promise<BlockReport> {
  await using headroom = createHeadroom({ store: 'memory', mode: 'balanced' });
  const messages = oneToolResult(text, question);
  const { blocks } = await headroom.compress(messages, { model: 'gpt-4o', retrieval: 'tool' });
  const block = blocks.find(({ role }) => role === 'tool');
  if (block === undefined) throw new Error('a tool result without a block');
  return block;
}

function section(example: Example, block: BlockReport, row: Row | undefined): string {
  const { before, after } = block.tokens;
  return `## ${example.title}

${whole(before)} → ${whole(after)} tokens (${block.outcome}: ${block.reason}). Asked: ${JSON.stringify(example.question)}. Source: ${example.source}.
${row === undefined ? '' : `\n${measuredOn(row)}\n`}
${fenced(excerpt(block.before, BEFORE_LINES))}

${block.outcome === 'untouched' ? 'stays as it is.' : `becomes\n\n${fenced(excerpt(block.after, AFTER_LINES))}`}
`;
}

function measuredOn({ set, n, ratio, visible }: Row): string {
  const kept = `${percent(ratio)} % of the tokens kept (median)`;
  return `Measured on ${n} items of \`${set}\`: ${kept}, ${percent(visible)} % of what answers need visible.`;
}

function fenced(text: string): string {
  const fence = text.includes('```') ? '````' : '```';
  return `${fence}text\n${text}\n${fence}`;
}

/** The first lines of a text, each cut to a width, and how many follow. */
function excerpt(text: string, most: number): string {
  const lines = text.replace(/\n$/, '').split('\n');
  const shown = lines.slice(0, most).map(shortened);
  const rest = lines.length - shown.length;
  return rest === 0 ? shown.join('\n') : `${shown.join('\n')}\n… ${whole(rest)} more lines`;
}

function shortened(line: string): string {
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE)} …`;
}
