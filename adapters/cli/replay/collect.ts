import process from 'node:process';

import type { SessionReplay } from '../../../src/index.ts';
import { bytesOf, type TranscriptFile } from '../../transcripts/find-transcripts.ts';
import { readTranscript } from '../../transcripts/read-transcript.ts';
import { withoutCopies } from '../../transcripts/without-copies.ts';
import { fileAdvice } from '../options/file-advice.ts';
import { openProgress, type Progress } from './progress.ts';
import type { ReplayOutcome } from './replay-worker.ts';
import { openReplayer } from './replayer.ts';

/** The sessions of many files, and what could not be read. */
export interface Collected {
  readonly replays: readonly SessionReplay[];
  readonly problems: readonly string[];
}

/** Problems of one file that are named one by one. */
const MOST_PROBLEMS = 3;

/** Replays all sessions in files, a few at a time, so that no more are in memory. */
export async function collectReplays(
  files: readonly TranscriptFile[],
  model: string | undefined,
): Promise<Collected> {
  const progress = openProgress(files, process.stderr);
  await using replayer = await openReplayer(bytesOf(files));
  const withoutCopied = withoutCopies();
  const collected: FileReplays[] = [];
  const running = new Set<Promise<unknown>>();
  for (const { path } of files) {
    const { sessions, problems } = await read(path, progress);
    const outcomes: SessionOutcome[] = [];
    for (const recorded of sessions) {
      const session = withoutCopied(recorded);
      if (session === undefined) continue;
      if (running.size >= replayer.atOnce) await Promise.race(running);
      const outcome = replayer.replay({ session, model });
      // What fails is told when its turn comes.
      const ended = outcome
        .then(
          () => progress.sessionDone(),
          () => undefined,
        )
        .finally(() => running.delete(ended));
      running.add(ended);
      outcomes.push({ id: session.id, outcome });
    }
    collected.push({ path, problems: shortened(problems), outcomes });
  }
  await Promise.all(running);
  progress.close();
  return await inOrder(collected);
}

interface FileReplays {
  readonly path: string;
  readonly problems: readonly string[];
  readonly outcomes: readonly SessionOutcome[];
}

interface SessionOutcome {
  readonly id: string;
  readonly outcome: Promise<ReplayOutcome>;
}

async function inOrder(files: readonly FileReplays[]): Promise<Collected> {
  const replays: SessionReplay[] = [];
  const problems: string[] = [];
  for (const { path, problems: found, outcomes } of files) {
    problems.push(...found.map((problem) => `${path}: ${problem}`));
    for (const { id, outcome } of outcomes) {
      const replay = await outcome;
      if (typeof replay === 'string') problems.push(`${path}: session ${id}: ${replay}`);
      else replays.push(replay);
    }
  }
  return { replays, problems };
}

async function read(path: string, progress: Progress): ReturnType<typeof readTranscript> {
  try {
    return await readTranscript(path, (bytes) => progress.bytesRead(bytes));
  } catch (error) {
    return { sessions: [], problems: [fileAdvice(error)] };
  }
}

function shortened(problems: readonly string[]): readonly string[] {
  const more = problems.length - MOST_PROBLEMS;
  return more > 0 ? [...problems.slice(0, MOST_PROBLEMS), `… and ${more} more`] : problems;
}
