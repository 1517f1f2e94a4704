import process from 'node:process';

import { HeadroomError, replaySession, type SessionReplay } from '../../../src/index.ts';
import type { TranscriptFile } from '../../transcripts/find-transcripts.ts';
import { readTranscript } from '../../transcripts/read-transcript.ts';
import { withoutCopies } from '../../transcripts/without-copies.ts';
import { adviceFor } from '../input.ts';
import { openProgress, type Progress } from './progress.ts';

/** The sessions of many files, and what could not be read. */
export interface Collected {
  readonly replays: readonly SessionReplay[];
  readonly problems: readonly string[];
}

/** Problems of one file that are named one by one. */
const MOST_PROBLEMS = 3;

/** Replays all sessions in files, one after the other, so that only one is in memory. */
export async function collectReplays(
  files: readonly TranscriptFile[],
  model: string | undefined,
): Promise<Collected> {
  const replays: SessionReplay[] = [];
  const problems: string[] = [];
  const progress = openProgress(files, process.stderr);
  const withoutCopied = withoutCopies();
  for (const { path } of files) {
    const { sessions, problems: found } = await read(path, progress);
    problems.push(...shortened(found).map((problem) => `${path}: ${problem}`));
    for (const recorded of sessions) {
      const session = withoutCopied(recorded);
      if (session === undefined) continue;
      try {
        replays.push(await replaySession(session, { model }));
      } catch (error) {
        if (!(error instanceof HeadroomError)) throw error;
        problems.push(`${path}: session ${session.id}: ${error.message}`);
      }
      progress.sessionDone();
    }
  }
  progress.close();
  return { replays, problems };
}

async function read(path: string, progress: Progress): ReturnType<typeof readTranscript> {
  try {
    return await readTranscript(path, (bytes) => progress.bytesRead(bytes));
  } catch (error) {
    return { sessions: [], problems: [adviceFor(error)] };
  }
}

function shortened(problems: readonly string[]): readonly string[] {
  const more = problems.length - MOST_PROBLEMS;
  return more > 0 ? [...problems.slice(0, MOST_PROBLEMS), `… and ${more} more`] : problems;
}
