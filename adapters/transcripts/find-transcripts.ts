import { readdirSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';

import { STANDARD_INPUT, withoutCompression } from './open-bytes.ts';

/** A file that may hold transcripts, or a folder that holds one conversation, an event or a request in each file. */
export interface TranscriptFile {
  readonly path: string;
  readonly bytes: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const EXTENSIONS = new Set(['.json', '.jsonl', '.ndjson', '.traj']);

/** The folders in which agents keep transcripts by default; those that do not exist are named too. */
export function transcriptFolders(
  environment: Environment,
  home: string = homedir(),
): readonly string[] {
  const claude = environment['CLAUDE_CONFIG_DIR'] ?? join(home, '.claude');
  const codex = environment['CODEX_HOME'] ?? join(home, '.codex');
  return [
    join(claude, 'projects'),
    join(home, '.config', 'claude', 'projects'),
    join(codex, 'sessions'),
    join(codex, 'archived_sessions'),
    join(home, '.pi', 'agent', 'sessions'),
    join(home, '.openhands'),
    join(home, '.local', 'share', 'goose', 'sessions'),
    ...geminiFolders(join(home, '.gemini', 'tmp')),
    'trajectories',
  ];
}

/** Gemini CLI keeps its transcripts beside other files, in a folder of each project. */
function geminiFolders(projects: string): readonly string[] {
  try {
    return readdirSync(projects).map((project) => join(projects, project, 'chats'));
  } catch {
    return [];
  }
}

/**
 * All files below a path that may hold transcripts, in the order of their names; none if it does not exist. What cannot
 * be opened is among them, so that whoever reads them says so; `-` is standard input, and a pipe is read where it is
 * the path. What was found before, by whatever path, is not found again: links may lead in a circle.
 */
export async function findTranscripts(
  path: string,
  before: Set<string> = new Set(),
): Promise<readonly TranscriptFile[]> {
  if (path === STANDARD_INPUT) return [{ path, bytes: 0 }];
  const real = await realpath(path).catch(() => undefined);
  const found = await stat(path).catch(() => undefined);
  if (real === undefined || found === undefined || before.has(real)) return [];
  before.add(real);
  if (found.isFile()) return [{ path, bytes: found.size }];
  const inner = await filesBelow(path, before);
  if (!isOneConversation(path)) return inner;
  return [{ path, bytes: bytesOf(inner) }];
}

/** The bytes of all of them together, as they lie on the disk. */
export function bytesOf(files: readonly TranscriptFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** OpenHands keeps events so, and in logs of its model's completions one request in each file. */
function isOneConversation(folder: string): boolean {
  return ONE_IN_EACH.has(basename(folder)) || basename(dirname(folder)) === 'llm_completions';
}

const ONE_IN_EACH = new Set(['completions', 'events']);

async function filesBelow(folder: string, before: Set<string>): Promise<readonly TranscriptFile[]> {
  const names = await readdir(folder).catch(() => undefined);
  if (names === undefined) return [{ path: folder, bytes: 0 }];
  const files: (readonly TranscriptFile[])[] = [];
  for (const name of names.toSorted(byCodeUnits)) {
    const path = join(folder, name);
    const about = await stat(path).catch(() => undefined);
    const isNamedSo = EXTENSIONS.has(extname(withoutCompression(name)));
    if (about === undefined && isNamedSo) files.push([{ path, bytes: 0 }]);
    // Whoever opens a pipe or a socket may wait for ever.
    const isWanted = about?.isDirectory() === true || (isNamedSo && about?.isFile() === true);
    if (isWanted) files.push(await findTranscripts(path, before));
  }
  return files.flat();
}

function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
