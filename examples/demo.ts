// Three recorded sessions, compressed; what was left out, brought back; proof of both; and two agents on the
// real SDKs that notice nothing. No network, no key. Run it with `npm run demo`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { CompressResult } from 'headroom-ts';

import { type DemoTool, runAgents } from './demo/agents.ts';
import { compressSession, inHeadroom } from './demo/compression.ts';
import { dim, grouped, heading, percent, say } from './demo/page.ts';
import { proveOriginals, provePrefixes } from './demo/proofs.ts';
import { followReference, showBlock } from './demo/reference.ts';
import { openSessions, type Session } from './demo/sessions.ts';
import { printBlocks } from './demo/table.ts';
import { total } from './demo/tokens.ts';

const directory = mkdtempSync(join(tmpdir(), 'headroom-demo-'));
try {
  process.exitCode = (await demonstrate()) ? 0 : 1;
} finally {
  rmSync(directory, { recursive: true });
}

/** Prints the page; true if every proof held. */
async function demonstrate(): Promise<boolean> {
  say('Headroom compresses what an agent reads and keeps every original.');
  say(dim('Sessions from examples/data (NOTICE.md there says where each is from).'));
  const sessions = openSessions();
  const results = await inHeadroom(directory, async (headroom) => {
    const compressed: CompressResult[] = [];
    let milliseconds = 0;
    for (const session of sessions) {
      const start = performance.now();
      compressed.push(await compressSession(headroom, session));
      milliseconds += performance.now() - start;
      printSession(session, compressed);
    }
    printTotal(compressed, milliseconds);
    const block = showBlock(compressed);
    await followReference(headroom, block);
    return compressed;
  });
  return inHeadroom(directory, async (reopened) => {
    const areWhole = await proveOriginals(reopened, results);
    const areStable = await provePrefixes(reopened, sessions, results);
    const areHidden = await runAgents(reopened, brokerLog(results));
    return areWhole && areStable && areHidden;
  });
}

function printSession(session: Session, compressed: readonly CompressResult[]): void {
  heading(`${compressed.length}  ${session.title}`, session.format);
  const result = compressed.at(-1);
  if (result !== undefined) printBlocks(result);
}

/** The log of the third session, as a tool that agents call. */
function brokerLog(results: readonly CompressResult[]): DemoTool {
  const block = results
    .at(-1)
    ?.blocks.find(({ kind, outcome }) => kind === 'log' && outcome === 'reference');
  if (block === undefined) throw new Error('the sessions hold no log');
  return { name: block.toolName ?? 'read_log', output: block.before };
}

function printTotal(results: readonly CompressResult[], milliseconds: number): void {
  const { before, after } = total(results);
  const share = `${percent(before - after, before)} saved`;
  say();
  say(`All three: ${grouped(before)} -> ${grouped(after)} tokens, ${share}.`);
  say(dim(`Compressed and stored in ${grouped(Math.round(milliseconds))} ms, in this process.`));
}
