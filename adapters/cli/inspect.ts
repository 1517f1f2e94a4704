import { blocksOf, usageOf } from '../http/material/compress-material.ts';
import { blockReport } from './block-report.ts';
import type { Arguments, Command, Outcome } from './command.ts';
import { type Compression, compressInput, compressionOptions, noticesOf } from './compression.ts';
import { counted, saving } from './text/figures.ts';
import { outputWidth, toned } from './text/terminal.ts';

/** `headroom inspect`. */
export const inspectCommand: Command = {
  name: 'inspect',
  summary: 'show block by block what compression does, and why',
  usage: '[FILE|-] [options]',
  description: `Takes what \`headroom compress\` takes. Prints for every block what it holds, what was
done, why, its tokens before and after, its references, and what changed: as a
difference, or both beginnings where the text took on another form.`,
  options: {
    ...compressionOptions,
    full: { summary: 'every row of what changed, not the first ones' },
    json: { summary: 'one JSON object with the texts before and after' },
  },
  examples: ['headroom inspect request.json | less', 'headroom inspect app.log --lossless'],
  maxPositionals: 1,
  run: inspect,
};

async function inspect(given: Arguments): Promise<Outcome> {
  const compression = await compressInput(given);
  const notes = noticesOf(compression);
  if (given.flag('json')) return { text: `${JSON.stringify(described(compression))}\n`, notes };
  const isWhole = compression.material.kind === 'text';
  const options = { width: outputWidth(), isFull: given.flag('full'), isWhole };
  const reports = blocksOf(compression).map((block, index) =>
    blockReport(block, { ...options, number: index + 1 }),
  );
  const text = [overview(compression), ...reports].join('\n\n');
  return { text: `${text}\n`, notes };
}

function overview(compression: Compression): string {
  const { input, material } = compression;
  const messages = counted(material.messages.length, 'message');
  const blocks = counted(blocksOf(compression).length, 'block');
  const what = material.kind === 'text' ? 'one text' : `${messages}, ${blocks} that could change`;
  return `${toned('bold', input.name)}\n${what}: ${saving(usageOf(compression))}`;
}

function described(compression: Compression): object {
  const { notices } = compression.result;
  return { tokens: { ...usageOf(compression) }, blocks: blocksOf(compression), notices };
}
