// Prints a digest of generated conversations as compressed in this process, turn by turn.
import { createHash } from 'node:crypto';

import fc from 'fast-check';

import { MESSAGE_FORMATS } from '../../engine/index.ts';
import { createHeadroom } from '../../src/index.ts';
import { conversation } from './conversations/conversation.ts';

const [, , directory = ''] = process.argv;
await using headroom = createHeadroom({ directory, trigger: 100 });

const hash = createHash('sha256');
let references = 0;
for (const format of MESSAGE_FORMATS) {
  for (const messages of fc.sample(conversation(format), { seed: 7, numRuns: 48 })) {
    for (let length = 1; length <= messages.length; length += 1) {
      const turn = messages.slice(0, length);
      const result = await headroom.compress(turn, { model: 'gpt-4o', retrieval: 'tool', format });
      hash.update(JSON.stringify(result.messages));
      references += result.blocks.flatMap((block) => block.references).length;
    }
  }
}
process.stdout.write(`${hash.digest('hex')} ${references} references`);
