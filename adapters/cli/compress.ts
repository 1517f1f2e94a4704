import type { BlockReport } from '../../src/index.ts';
import { blocksOf, usageOf } from '../http/material/compress-material.ts';
import type { Arguments, Command, Outcome } from './command.ts';
import { type Compression, compressInput, compressionOptions, noticesOf } from './compression.ts';
import { counted, saving } from './text/figures.ts';

/** `headroom compress`. */
export const compressCommand: Command = {
  name: 'compress',
  summary: 'compress a conversation, or a text, JSON document or log',
  usage: '[FILE|-] [options]',
  description: `A conversation is a JSON array of messages, or a request that holds them as "messages"
or "input"; it comes back with only its blocks changed. Anything else is compressed
as one tool result. The result goes to standard output, figures to standard error.
What is left out is kept: the hash in its reference brings it back.`,
  options: { ...compressionOptions, json: { summary: 'one JSON object with figures and blocks' } },
  examples: [
    'headroom compress request.json > smaller.json',
    'kubectl get pods -o json | headroom compress --query "which pods crash?"',
  ],
  maxPositionals: 1,
  run: compress,
};

async function compress(given: Arguments): Promise<Outcome> {
  const compression = await compressInput(given);
  const notes = noticesOf(compression);
  if (given.flag('json')) return { text: `${JSON.stringify(described(compression))}\n`, notes };
  const text = compression.material.write(compression.result);
  return { text, notes: [...figures(compression), ...notes] };
}

function described(compression: Compression): object {
  const { material, result } = compression;
  const { messages, tools, notices } = result;
  const content = material.kind === 'text' ? { text: material.write(result) } : { messages };
  const blocks = blocksOf(compression).map(withoutTexts);
  return { ...content, tools, tokens: { ...usageOf(compression) }, blocks, notices };
}

/** The texts stand in the messages already. */
function withoutTexts({ before: _before, after: _after, ...block }: BlockReport): object {
  return block;
}

function figures(compression: Compression): readonly string[] {
  const { model, material } = compression;
  const blocks = blocksOf(compression);
  const [block] = blocks;
  const counter = model === undefined ? '' : ` (${model})`;
  // Where nothing was saved there is nothing to count, which would take long for a large text.
  const tokens = blocks.every(({ outcome }) => outcome === 'untouched')
    ? 'nothing saved'
    : `${saving(usageOf(compression))}${counter}`;
  const whatHappened =
    material.kind === 'text' && block !== undefined
      ? `${block.kind}: ${block.reason}`
      : outcomes(blocks);
  return [tokens, whatHappened, ...wayBack(blocks)];
}

function outcomes(blocks: readonly BlockReport[]): string {
  const count = (wanted: BlockReport['outcome']): number =>
    blocks.filter(({ outcome }) => outcome === wanted).length;
  const what = `${count('lossless')} lossless, ${count('reference')} with references`;
  return `${counted(blocks.length, 'block')}: ${what}, ${count('untouched')} untouched`;
}

/** How what was left out is read. */
function wayBack(blocks: readonly BlockReport[]): readonly string[] {
  const hashes = new Set(blocks.flatMap(({ references }) => references));
  if (hashes.size === 0) return [];
  const hash = hashes.size === 1 ? [...hashes].join('') : 'HASH';
  return [`what is left out: headroom retrieve ${hash}`];
}
