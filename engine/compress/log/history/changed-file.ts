import { readPathLine, tellsApart } from '../../../lines/path-lines.ts';
import { cutPath } from '../../search/hit.ts';

/** A file that a commit changed. */
export interface ChangedFile {
  readonly directory: string;
  /** The name, and behind it what tells of the change: `M`, `12`. */
  readonly name: string;
  /** Whether more is said of it, such as its modes. */
  readonly isCut: boolean;
}

/** Messages are indented. */
const MESSAGE = /^ {4}/;
const NAME_ONLY = /^[^\s/\\.]{0,500}[/\\.]\S{0,1000}$/;

/** The file that a line of a history names, as `--stat`, `--name-status` and their relatives print it. */
export function changedFile(line: string): ChangedFile | undefined {
  if (MESSAGE.test(line)) return undefined;
  const read =
    readPathLine(line) ?? (NAME_ONLY.test(line) ? { path: line, fields: [] } : undefined);
  if (read === undefined) return undefined;
  const { directory, name } = cutPath(read.path);
  const told = read.fields.filter(tellsApart);
  return { directory, name: [name, ...told].join(' '), isCut: told.length < read.fields.length };
}
