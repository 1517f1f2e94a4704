import { counted } from '../../common/counted.ts';
import type { LossyContext } from '../compressor.ts';
import { encodeDocument } from '../json/document.ts';
import { writePath } from '../json/lossy/path.ts';
import { isArray, isObject } from '../json/value/object.ts';
import type { JsonValue } from '../json/value/records.ts';
import { elideDiff } from './lossy.ts';

/** The fields that name a file, and those that hold its diff, in the answers of GitHub, GitLab and Gitea. */
const NAMES = ['filename', 'new_path', 'path'];
const PATCHES = ['patch', 'diff'];
const HUNK = /^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/m;
/** Fields that say of a file what its diff does not. */
const TOLD = ['status', 'previous_filename', 'new_file', 'deleted_file', 'renamed_file'];
const COUNTS = ['additions', 'deletions'];
const FEWEST = 2;
/** So many of the records must hold a diff; binary and very large files have none. */
const LEAST_WITH_PATCH = 0.5;
/** Characters of what may stand beside the records: the commit, or whose changes they are. */
const MOST_BESIDE = 2_000;

/** A changed file as a service for code review reports it. */
interface PatchRecord {
  readonly name: string;
  /** Empty where the service gives none. */
  readonly patch: string;
  /** What its diff does not say: `modified`, `renamed`. */
  readonly note: string;
  /** Where the patch, or else the record, stands in the document. */
  readonly place: string;
}

/**
 * The changed files of a pull request or commit, records with a diff each, as one diff: every file with its numbers of
 * lines, its hunks, and the place of its patch in the document. Undefined where the document is something else.
 */
export function elidePatchRecords(document: JsonValue, context: LossyContext): string | undefined {
  const found = recordList(document);
  if (found === undefined) return undefined;
  const { rows, path, beside } = found;
  const files = readRecords(rows, path);
  if (files === undefined) return undefined;
  const withPatch = files.filter(({ patch }) => patch !== '');
  const isMost = withPatch.length >= Math.max(FEWEST, LEAST_WITH_PATCH * rows.length);
  if (!isMost) return undefined;
  const omitted = `, other fields of ${counted(rows.length, 'record')}`;
  const budget = context.budgetFor?.('diff') ?? context.budget;
  const diff = elideDiff(
    withPatch.map(diffOf).join('\n'),
    { ...context, budget },
    {
      places: withPatch.map(({ place, note }) => [place, note].filter(Boolean).join(' ')),
      omitted,
    },
  );
  if (diff === undefined) return undefined;
  const others = files.filter(({ patch }) => patch === '');
  const without = others.map(({ name, place, note }) => `=== ${name} ${place} ${note}, no patch`);
  return [...(beside === '' ? [] : [beside]), diff, ...without].join('\n');
}

interface RecordList {
  readonly rows: readonly JsonValue[];
  readonly path: readonly string[];
  /** The other fields of the document; empty where it is a list. */
  readonly beside: string;
}

function recordList(document: JsonValue): RecordList | undefined {
  if (isArray(document)) return { rows: document, path: [], beside: '' };
  if (!isObject(document)) return undefined;
  const lists = Object.entries(document).filter(
    ([, value]) => isArray(value) && value.some(holdsPatch),
  );
  const [name, rows] = lists[0] ?? [];
  if (lists.length !== 1 || name === undefined || rows === undefined || !isArray(rows))
    return undefined;
  const others = Object.entries(document).filter(([key]) => key !== name);
  const beside = others.length === 0 ? '' : encodeDocument(Object.fromEntries(others));
  return beside.length > MOST_BESIDE ? undefined : { rows, path: [name], beside };
}

function holdsPatch(value: JsonValue): boolean {
  return isObject(value) && PATCHES.some((key) => HUNK.test(textOf(value[key])));
}

/** Undefined at the first row that names no file: most documents are found out by that. */
function readRecords(
  rows: readonly JsonValue[],
  path: readonly string[],
): readonly PatchRecord[] | undefined {
  const files: PatchRecord[] = [];
  for (const [index, row] of rows.entries()) {
    const file = readRecord(row, [...path, index]);
    if (file === undefined) return undefined;
    files.push(file);
  }
  return files;
}

function readRecord(row: JsonValue, path: readonly (string | number)[]): PatchRecord | undefined {
  if (!isObject(row)) return undefined;
  const name = NAMES.map((key) => textOf(row[key])).find((text) => text !== '');
  if (name === undefined || name.includes('\n')) return undefined;
  const key = PATCHES.find((each) => HUNK.test(textOf(row[each])));
  const text = key === undefined ? '' : textOf(row[key]);
  const told = [...TOLD, ...(text === '' ? COUNTS : [])].flatMap((field) =>
    noteOf(field, row[field]),
  );
  return {
    name,
    patch: text.slice(Math.max(0, text.search(HUNK))).trimEnd(),
    note: told.join(' '),
    place: writePath(key === undefined ? path : [...path, key]),
  };
}

function noteOf(field: string, value: JsonValue | undefined): readonly string[] {
  if (value === undefined || value === null || value === '' || value === false) return [];
  if (value === true) return [field];
  if (field === 'status') return [textOf(value)];
  return typeof value === 'object' ? [] : [`${field} ${value}`];
}

function diffOf({ name, patch }: PatchRecord): string {
  return `diff --git a/${name} b/${name}\n--- a/${name}\n+++ b/${name}\n${patch}`;
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
