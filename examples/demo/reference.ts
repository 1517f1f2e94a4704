import type { BlockReport, CompressResult, Headroom } from 'headroom-ts';

import { grouped, heading, quote, quoteBroken, say } from './page.ts';
import { saved } from './tokens.ts';

/** Prints the block that holds most of what was left out, as the model reads it. */
export function showBlock(results: readonly CompressResult[]): BlockReport {
  const [block] = results
    .flatMap(({ blocks }) => blocks)
    .filter(({ outcome, kind }) => outcome === 'reference' && kind === 'json')
    .toSorted((left, right) => saved(right) - saved(left));
  if (block === undefined) throw new Error('no block was compressed with a reference');
  heading(
    `What the model reads of ${block.toolName ?? 'it'}`,
    `${grouped(block.tokens.after)} tokens`,
  );
  const reference = block.after.indexOf('[headroom hash=');
  quote(block.after.slice(0, reference), 8);
  quoteBroken(block.after.slice(reference));
  return block;
}

const QUESTIONS = [
  { rows: '120-122' },
  { grep: 'payment-service after \\d+ms' },
  { query: 'database connection pool exhausted in eu-west-1' },
];

/** Prints what `headroom_retrieve` answers to three questions about what was left out. */
export async function followReference(headroom: Headroom, block: BlockReport): Promise<void> {
  const [hash = ''] = block.references;
  heading('What it gets when it asks for more', `hash ${hash}`);
  for (const question of QUESTIONS) {
    const answer = await headroom.retrieve({ hash, ...question });
    if (!answer.found) throw new Error(answer.text);
    say(`headroom_retrieve(${JSON.stringify(question)})`);
    quoteBroken(answer.text, 9);
  }
}
