import { stat } from 'node:fs/promises';
import process from 'node:process';

import {
  findTranscripts,
  type TranscriptFile,
  transcriptFolders,
} from '../../transcripts/find-transcripts.ts';
import { STANDARD_INPUT } from '../../transcripts/open-bytes.ts';
import type { Arguments, Command, Outcome } from '../command.ts';
import { CommandError, usageError } from '../command-error.ts';
import { counted } from '../text/figures.ts';
import { fileAdvice } from '../options/file-advice.ts';
import { collectReplays } from './collect.ts';
import { htmlReport } from './html-report.ts';
import { jsonReport } from './json-report.ts';
import { assertWritable, writePage } from './page.ts';
import { summarise } from './summary.ts';
import { textReport } from './text-report.ts';

/** `headroom replay`. */
export const replayCommand: Command = {
  name: 'replay',
  summary: 'what recorded sessions of agents would have cost with Headroom',
  usage: '[PATH…] [options]',
  description: `Reads the transcripts that agents keep on this computer (Claude Code, Codex, Gemini CLI,
goose, opencode, Cline, Roo Code, pi, OpenHands, SWE-agent, Harbor, tau-bench, tau2-bench,
logs of OpenAI and Anthropic requests) and prints what Headroom would have saved or lost,
at published prices with the provider's cache rules. A folder is searched; files may be
compressed with gzip; - is standard input.
Nothing is sent anywhere, and nothing is kept.`,
  options: {
    all: { summary: 'the folders in which agents keep transcripts by default' },
    model: { value: 'NAME', summary: 'count and price for this model, not the recorded one' },
    html: { value: 'FILE', summary: 'write a page with charts: one file, which loads no others' },
    json: { summary: 'one JSON object with all figures' },
  },
  examples: [
    'headroom replay --all',
    'headroom replay ~/.claude/projects --html replay.html',
    'headroom replay session.jsonl --model claude-sonnet-5',
  ],
  maxPositionals: Infinity,
  run: replay,
};

async function replay(given: Arguments): Promise<Outcome> {
  const page = given.text('html');
  // Said before the work, which may take minutes.
  if (page !== undefined) await assertWritable(page);
  const absent = await absentAmong(given.positionals);
  const files = await findAll(pathsOf(given));
  if (files.length === 0) {
    const [problem = 'name a file or a folder that holds them'] = absent;
    throw new CommandError(`no transcripts found; ${problem}`);
  }
  const { replays, problems: unread } = await collectReplays(files, given.text('model'));
  const problems = [...absent, ...unread];
  if (replays.length === 0) {
    throw new CommandError(
      `no session found in ${counted(files.length, 'file')}: ${problems[0] ?? 'none asks a model'}`,
    );
  }
  const summary = summarise(replays);
  if (page !== undefined) await writePage(page, htmlReport(summary));
  const notes = page === undefined ? [] : [`charts: ${page}`];
  const text = given.flag('json')
    ? `${JSON.stringify(jsonReport(summary))}\n`
    : textReport(summary);
  return { text, notes: [...problems, ...notes] };
}

/** A file counts once, also where two of the paths lead to it. */
async function findAll(paths: readonly string[]): Promise<readonly TranscriptFile[]> {
  const before = new Set<string>();
  const found: (readonly TranscriptFile[])[] = [];
  for (const path of paths) found.push(await findTranscripts(path, before));
  return found.flat();
}

/** The folders of agents need not be there; a path that was named has to be. */
async function absentAmong(paths: readonly string[]): Promise<readonly string[]> {
  const problemOf = (path: string): Promise<string | undefined> =>
    stat(path).then(
      () => undefined,
      (error: unknown) => `${path}: ${fileAdvice(error)}`,
    );
  const files = paths.filter((path) => path !== STANDARD_INPUT);
  const problems = await Promise.all(files.map(problemOf));
  return problems.filter((problem) => problem !== undefined);
}

function pathsOf(given: Arguments): readonly string[] {
  if (!given.flag('all')) {
    if (given.positionals.length > 0) return given.positionals;
    throw usageError('name files or folders, or give --all');
  }
  return [...given.positionals, ...transcriptFolders(process.env)];
}
