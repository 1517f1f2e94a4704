import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readRecords } from '../test/eval/inputs/data.ts';

/** A text to fit or judge the estimator on. */
export interface CorpusText {
  readonly kind: string;
  readonly text: string;
}

const SHORTEST = 400;
const LONGEST = 12_000;
const MOST_PER_KIND = 200;

/**
 * Texts of every kind that a model reads: the development data in `folder`, its records written as
 * rows, made-up hashes and numbers, and the error messages of zod in its languages.
 */
export function tokenCorpus(folder: string): readonly CorpusText[] {
  return [
    ...fromItems(join(folder, 'items')),
    ...fromTrajectories(join(folder, 'trajectories')),
    ...fromFiles(join(folder, 'json')),
    ...fromFiles(join(folder, 'tables')),
    ...fromFiles(join(folder, 'qa')),
    ...fromWorkloads(join(folder, 'workloads')),
    ...fromLanguages(),
    ...madeUp(),
  ];
}

function fromItems(folder: string): CorpusText[] {
  return readdirSync(folder).flatMap((file) => {
    const texts = readRecords(join(folder, file)).map((record) => textOf(record, 'text'));
    return some(`items ${file}`, texts);
  });
}

function fromTrajectories(folder: string): CorpusText[] {
  return readdirSync(folder).flatMap((file) => {
    const records = readRecords(join(folder, file));
    const messages = records.flatMap((record) => listOf(record, 'messages'));
    const outputs = messages.filter((message) => textOf(message, 'role') === 'tool');
    return some(
      `trajectories ${file}`,
      outputs.map((message) => textOf(message, 'content')),
    );
  });
}

function fromFiles(folder: string): CorpusText[] {
  return readdirSync(folder).flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const found = some(`file ${file}`, windows(text));
    return file.endsWith('.json') ? found.concat(asRows(file, JSON.parse(text))) : found;
  });
}

/** Records as rows under a header: what the table encoding looks like. */
function asRows(file: string, value: unknown): CorpusText[] {
  const list = (Array.isArray(value) ? value : Object.values(Object(value))) as unknown[];
  const records = list.filter((each) => typeof each === 'object' && each !== null);
  if (records.length < 10) return [];
  const minified = some(`minified ${file}`, windows(JSON.stringify(records)));
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const rows = [',', '|', '\t'].flatMap((separator) => {
    const body = records.map((record) => row(record, columns).join(separator));
    return windows([columns.join(separator), ...body].join('\n'));
  });
  return [...minified, ...some(`rows ${file}`, rows)];
}

function row(record: object, columns: readonly string[]): string[] {
  return columns.map((column) => {
    const cell: unknown = Reflect.get(record, column);
    return typeof cell === 'string' ? cell : (JSON.stringify(cell) ?? '');
  });
}

function fromWorkloads(folder: string): CorpusText[] {
  return readdirSync(folder).flatMap((file) => {
    const request: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const texts = listOf(request, 'messages').map((message) => textOf(message, 'content'));
    return some(`workload ${file}`, texts.flatMap(windows));
  });
}

/** The strings of zod's locales (MIT) that are not plain English. */
function fromLanguages(): CorpusText[] {
  const folder = join(import.meta.dirname, '../node_modules/zod/v4/locales');
  const files = readdirSync(folder).filter((file) => /^[\w-]+\.js$/.test(file));
  const texts = files.map((file) => {
    const strings = readFileSync(join(folder, file), 'utf8').matchAll(/"([^"\\]*)"|`([^`]*)`/g);
    const messages = [...strings].map(([, quoted, template]) => quoted ?? template ?? '');
    return messages.filter((message) => /[^\u0020-\u007e]/.test(message)).join('\n');
  });
  return some('languages', texts);
}

function madeUp(): CorpusText[] {
  const seeds = Array.from({ length: 40 }, (_, seed) => seed);
  return [
    ...some(
      'base64',
      seeds.map((seed) => noise(seed, 1500).toString('base64')),
    ),
    ...some(
      'hex',
      seeds.map((seed) => noise(seed, 800).toString('hex').match(/.{32}/g)?.join('\n') ?? ''),
    ),
    ...some(
      'numbers',
      seeds.map((seed) => [...noise(seed, 500)].map((byte) => byte * 7.31 * seed).join(', ')),
    ),
  ];
}

/** The same bytes for the same seed, on every machine. */
function noise(seed: number, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, block) =>
    createHash('sha256').update(`${seed} ${block}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

/** At most 200 texts of a kind, evenly spread, each cut to 12,000 characters. */
function some(kind: string, texts: readonly string[]): CorpusText[] {
  const usable = texts.filter((text) => text.length >= SHORTEST);
  const step = Math.max(1, usable.length / MOST_PER_KIND);
  const count = Math.min(usable.length, MOST_PER_KIND);
  return Array.from({ length: count }, (_, index) => {
    return { kind, text: (usable[Math.floor(index * step)] ?? '').slice(0, LONGEST) };
  });
}

function windows(text: string): string[] {
  const size = LONGEST / 2;
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  );
}

function textOf(value: unknown, key: string): string {
  const text: unknown = Reflect.get(Object(value), key);
  return typeof text === 'string' ? text : '';
}

function listOf(value: unknown, key: string): unknown[] {
  const list: unknown = Reflect.get(Object(value), key);
  return Array.isArray(list) ? list : [];
}
