import { createHash } from 'node:crypto';

import type { BlockReport, CompressResult, Headroom } from 'headroom-ts';

import { compressSession } from './compression.ts';
import { grouped, heading, say, verdict } from './page.ts';
import type { Session } from './sessions.ts';

/** Every original that a reference names is brought back from the reopened store and compared. */
export async function proveOriginals(
  headroom: Headroom,
  results: readonly CompressResult[],
): Promise<boolean> {
  heading('Is every original still there, byte for byte?', 'store closed and reopened');
  const blocks = results.flatMap((result) => result.blocks);
  const referred = blocks.filter(({ references }) => references.length > 0);
  let hold = referred.length > 0;
  for (const block of referred) hold = (await proveOriginal(headroom, block)) && hold;
  return hold;
}

async function proveOriginal(headroom: Headroom, block: BlockReport): Promise<boolean> {
  const { toolName = 'text', before, references } = block;
  const [hash = ''] = references;
  const whole = await headroom.original(hash);
  const isSame = whole === before;
  say(`${toolName}, ${grouped(Buffer.byteLength(before))} bytes: ${verdict(isSame)}`);
  say(`  recorded  ${sha256(before)}`);
  say(`  retrieved ${sha256(whole ?? '')}`);
  return isSame;
}

/** Every session is compressed again with one more turn; what was sent before must be sent again. */
export async function provePrefixes(
  headroom: Headroom,
  sessions: readonly Session[],
  results: readonly CompressResult[],
): Promise<boolean> {
  heading('With one more turn, did any earlier byte move?', 'sha256 of the earlier messages');
  let hold = true;
  for (const [index, { messages, nextTurn, model }] of sessions.entries()) {
    const longer = await compressSession(headroom, { messages: [...messages, ...nextTurn], model });
    const first = JSON.stringify(results[index]?.messages);
    const again = JSON.stringify(longer.messages.slice(0, messages.length));
    const isSame = first === again;
    hold &&= isSame;
    say(
      `${index + 1}  ${messages.length} messages, ${grouped(Buffer.byteLength(first))} bytes: ${verdict(isSame)}`,
    );
    say(`  before    ${sha256(first)}`);
    say(`  after     ${sha256(again)}`);
  }
  return hold;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
