import { copyForms } from './factor-copy.ts';
import { derivedForms } from './factor-derived.ts';
import { affixForms, timestampForms } from './factor-affix.ts';
import { defaultForms } from './factor-default.ts';
import { groupForms } from './factor-group.ts';
import { partForms } from './factor-part.ts';
import { sequenceForms } from './factor-sequence.ts';
import { columnCost, type Estimate, type FilledColumn, type FormOffer } from './filled-column.ts';
import { isArray, isObject, keysOf } from '../value/object.ts';
import type { JsonList, JsonValue } from '../value/records.ts';
import { type Column, valueAt } from './schema.ts';
import { stringify } from '../value/stringify.ts';

/** A kind of form, and the share of the table in percent that using it must save over the plainer form. */
interface Step {
  readonly offers: (
    columns: readonly FilledColumn[],
    estimate: Estimate,
    keys: readonly string[] | undefined,
  ) => readonly FormOffer[];
  readonly leastPercent: number;
  /** Whether every column has to save that much alone. */
  readonly perColumn?: boolean;
}

/** From the plainest to the one that hides most: what hides whole values must save at least 10 %. */
const STEPS = {
  copy: { offers: copyForms, leastPercent: 0 },
  part: { offers: partForms, leastPercent: 2 },
  derived: { offers: derivedForms, leastPercent: 10 },
  sequence: { offers: sequenceForms, leastPercent: 10, perColumn: true },
  timestamp: { offers: timestampForms, leastPercent: 3 },
  default: { offers: defaultForms, leastPercent: 1 },
  group: { offers: groupForms, leastPercent: 2 },
  affix: { offers: affixForms, leastPercent: 10 },
} as const satisfies Record<string, Step>;

/** Shorter tables show every value as it is. */
const FEWEST_RECORDS = 8;

/**
 * The columns with everything moved to the header that is the same for all records: constants always,
 * patterns only where they save enough of the table's tokens.
 */
export function factorColumns(
  columns: readonly Column[],
  { rows, keys }: Pick<JsonList, 'rows' | 'keys'>,
  estimate: Estimate,
): readonly Column[] {
  const { copy, part, derived, sequence, timestamp, group, affix } = STEPS;
  const steps = [copy, part, derived, sequence, STEPS.default, group, timestamp, affix];
  return factor(columns, rows, { steps, estimate, keys });
}

/**
 * The columns for some records of a list: only constants of the whole list move to the header, lest what
 * is shown be taken for what is true of all.
 */
export function factorExcerpt(
  columns: readonly Column[],
  excerpt: readonly JsonValue[],
  all: readonly JsonValue[],
): readonly Column[] {
  return factor(columns, excerpt, { steps: [], estimate: () => 0, keys: undefined }).map(
    (column) => {
      const { path, schema, form } = column;
      if (form?.kind !== 'constant') return column;
      const text = stringify(form.value);
      const holds = all.every((record) => {
        const value = valueAt(record, path);
        return value !== undefined && stringify(value) === text;
      });
      return holds ? column : { path, schema };
    },
  );
}

interface FactorOptions {
  readonly steps: readonly Step[];
  readonly estimate: Estimate;
  /** The keys of the records in a map. */
  readonly keys: readonly string[] | undefined;
}

function factor(
  columns: readonly Column[],
  records: readonly JsonValue[],
  { steps, estimate, keys }: FactorOptions,
): readonly Column[] {
  const filled = columns.map((column) => {
    const values = records.map((record) => valueAt(record, column.path));
    return { column: factorInside(column, values, estimate), values };
  });
  const plain = filled.map(constantIfSame);
  if (records.length < FEWEST_RECORDS) return plain.map(({ column }) => column);
  const factored = steps.reduce<readonly FilledColumn[]>(
    (current, step) => applyStep(current, step, { estimate, keys }),
    plain,
  );
  return factored.map(({ column }) => column);
}

/** The same for the records inside a column of lists, taken together. */
function factorInside(
  column: Column,
  values: readonly (JsonValue | undefined)[],
  estimate: Estimate,
): Column {
  const { schema, path } = column;
  if (schema.kind !== 'list') return column;
  const inner = values.flatMap((value) => entriesOf(value ?? null));
  const keys = schema.keyed
    ? values.flatMap((value) => (isObject(value) ? keysOf(value) : []))
    : undefined;
  const steps = [STEPS.copy, STEPS.derived, STEPS.affix];
  const columns = factor(schema.columns, inner, { steps, estimate, keys });
  return { path, schema: { ...schema, columns } };
}

/** The records in a list or a map. */
function entriesOf(value: JsonValue): readonly JsonValue[] {
  if (isArray(value)) return value;
  return isObject(value) ? keysOf(value).map((key) => value[key] ?? null) : [];
}

function constantIfSame(filled: FilledColumn): FilledColumn {
  const { column, values } = filled;
  const [first] = values;
  if (values.length < 2 || first === undefined) return filled;
  const isSame =
    typeof first === 'object' && first !== null
      ? sameStructures(first, values)
      : values.every((value) => value === first);
  if (!isSame) return filled;
  const { path, schema } = column;
  const stated = schema.kind === 'cell' ? schema : ({ kind: 'cell', text: false } as const);
  return { values, column: { path, schema: stated, form: { kind: 'constant', value: first } } };
}

function sameStructures(first: JsonValue, values: readonly (JsonValue | undefined)[]): boolean {
  const text = stringify(first);
  return values.every((value) => value !== undefined && stringify(value) === text);
}

function applyStep(
  columns: readonly FilledColumn[],
  step: Step,
  { estimate, keys }: Omit<FactorOptions, 'steps'>,
): readonly FilledColumn[] {
  const total = columns.reduce((sum, filled) => sum + columnCost(filled, estimate), 0);
  const least = (total * step.leastPercent) / 100;
  const leastEach = step.perColumn === true ? least : 1;
  const offers = step.offers(columns, estimate, keys).filter((offer) => offer.saved >= leastEach);
  const saved = offers.reduce((sum, offer) => sum + offer.saved, 0);
  if (offers.length === 0 || saved < least) return columns;
  const forms = new Map(offers.map((offer) => [offer.index, offer.form]));
  return columns.map((filled, index) => {
    const form = forms.get(index);
    const { path, schema } = filled.column;
    return form === undefined ? filled : { ...filled, column: { path, schema, form } };
  });
}
