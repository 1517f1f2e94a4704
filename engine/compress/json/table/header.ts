import { CellReader, malformed, writeCell } from './cell.ts';
import { readPath, writePath } from './column-name.ts';
import type { Column, ColumnForm, Schema } from './schema.ts';

/** The columns of a table as they stand between the braces of its header. */
export function writeHeader(columns: readonly Column[]): string {
  return columns.map(writeColumn).join(',');
}

function writeColumn({ path, schema, form }: Column): string {
  return `${writePath(path)}${writeSchema(schema)}${form === undefined ? '' : writeForm(form)}`;
}

function writeSchema(schema: Schema): string {
  if (schema.kind === 'cell') return schema.text ? ':string' : '';
  if (schema.kind === 'scalars') return schema.text ? '[]:string' : '[]';
  return `[]{${schema.keyed ? '@key,' : ''}${writeHeader(schema.columns)}}`;
}

function writeForm(form: ColumnForm): string {
  switch (form.kind) {
    case 'constant':
      return `=${writeCell(form.value, 'head')}`;
    case 'affix':
      return `~${writePattern(`${form.prefix}*${form.suffix}`)}`;
    case 'derived':
      return `~${writePattern(`${form.prefix}{${form.from}}${form.suffix}`)}`;
    case 'copy':
      return `~${writePattern(`{${form.from}}`)}`;
    case 'part':
      return `~${writePattern(`${form.side} ${form.separator} of ${form.from}`)}`;
    case 'sequence':
      return `~${form.start}..${form.step === 1 ? '' : ` by ${form.step}`}`;
    case 'default':
      return form.value === undefined ? '?' : `?=${writeCell(form.value, 'head')}`;
    case 'group':
      return '@';
  }
}

function writePattern(pattern: string): string {
  return /[,"\u0000-\u001f]/.test(pattern) ? JSON.stringify(pattern) : pattern;
}

/** The columns of a header, read from behind its opening brace to its closing one. */
export function readHeader(reader: HeaderReader): readonly Column[] {
  const columns: Column[] = [];
  do {
    columns.push(readColumn(reader));
  } while (reader.take(','));
  reader.expect('}');
  return columns;
}

function readColumn(reader: HeaderReader): Column {
  const path = reader.path();
  const schema = readSchema(reader);
  if (reader.take('@')) return { path, schema, form: { kind: 'group' } };
  if (reader.take('?')) return { path, schema, form: readDefault(reader, schema) };
  if (reader.take('=')) return { path, schema, form: readConstant(reader, schema) };
  if (reader.take('~')) return { path, schema, form: readPatternForm(reader.pattern()) };
  return { path, schema };
}

function readSchema(reader: HeaderReader): Schema {
  if (reader.takeWord(':string')) return { kind: 'cell', text: true };
  if (!reader.takeWord('[]')) return { kind: 'cell', text: false };
  if (reader.takeWord(':string')) return { kind: 'scalars', text: true };
  if (!reader.take('{')) return { kind: 'scalars', text: false };
  const keyed = reader.takeWord('@key,');
  return { kind: 'list', columns: readHeader(reader), keyed };
}

function readConstant(reader: HeaderReader, schema: Schema): ColumnForm {
  const value = reader.constant(schema.kind === 'cell' && schema.text);
  if (value === undefined) throw malformed('a constant column without its value');
  return { kind: 'constant', value };
}

function readDefault(reader: HeaderReader, schema: Schema): ColumnForm {
  if (!reader.take('=')) return { kind: 'default', value: undefined };
  return { kind: 'default', value: reader.constant(schema.kind === 'cell' && schema.text) };
}

const PART = /^(after|before) (.) of ([^{}*]+)$/;
const SEQUENCE = /^(-?\d+)\.\.(?: by (-?\d+))?$/;
const DERIVED = /^([^{}*]*)\{([^{}*]*)\}([^{}*]*)$/;

function readPatternForm(pattern: string): ColumnForm {
  const sequence = SEQUENCE.exec(pattern);
  if (sequence !== null) {
    return { kind: 'sequence', start: Number(sequence[1]), step: Number(sequence[2] ?? 1) };
  }
  const [, side, separator = '', from = ''] = PART.exec(pattern) ?? [];
  if (side === 'after' || side === 'before') return { kind: 'part', side, separator, from };
  const derived = DERIVED.exec(pattern);
  if (derived !== null) {
    const [, prefix = '', source = '', suffix = ''] = derived;
    if (prefix === '' && suffix === '') return { kind: 'copy', from: source };
    return { kind: 'derived', prefix, from: source, suffix };
  }
  const [prefix, suffix, ...more] = pattern.split('*');
  if (prefix === undefined || suffix === undefined || more.length > 0) throw malformed(pattern);
  return { kind: 'affix', prefix, suffix };
}

/** Reads a header line from an offset. */
export class HeaderReader extends CellReader {
  path(): readonly string[] {
    const { path, end } = readPath(this.line, this.position);
    this.position = end;
    return path;
  }

  takeWord(word: string): boolean {
    if (!this.line.startsWith(word, this.position)) return false;
    this.position += word.length;
    return true;
  }

  constant(asText: boolean): ReturnType<CellReader['value']> {
    return this.value('head', asText);
  }

  /** A pattern, which may hold braces around a column's name. */
  pattern(): string {
    if (this.next === '"') return this.#quotedPattern();
    const start = this.position;
    let depth = 0;
    for (; !this.atEnd; this.position += 1) {
      if (this.next === '{') depth += 1;
      if (depth === 0 && (this.next === ',' || this.next === '}')) break;
      if (this.next === '}') depth -= 1;
    }
    return this.line.slice(start, this.position);
  }

  #quotedPattern(): string {
    const pattern = this.value('head', true);
    if (typeof pattern !== 'string') throw malformed(`no pattern in: ${this.line}`);
    return pattern;
  }
}
