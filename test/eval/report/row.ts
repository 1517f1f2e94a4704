import { type Interval, type Share, shareValue, wilsonInterval } from './share.ts';

/** One line of a report: what was measured on one set. A figure that does not apply is null. */
export interface Row {
  readonly set: string;
  readonly mode: string | null;
  /** Documents, conversations or runs. */
  readonly n: number;
  readonly tokensBefore: number | null;
  readonly tokensAfter: number | null;
  readonly ratio: number | null;
  /** Share of what is looked for that stands in what the model sees. */
  readonly visible: number | null;
  readonly visibleInterval: Interval | null;
  /** Share that is visible or brought back by one retrieve call. */
  readonly retrievable: number | null;
  readonly retrievableInterval: Interval | null;
  /** Documents or blocks that came through as they were. */
  readonly untouched: number | null;
  readonly violations: number | null;
  readonly msPer1kTokens: number | null;
}

/** What a suite reports. */
export interface Report<Line extends Row = Row> {
  readonly rows: readonly Line[];
  /** The rows as a table of at most 110 columns. */
  readonly table: string;
  /** What a reader must know besides the figures, a line each. */
  readonly notes: readonly string[];
}

/** A row in which nothing but its name applies. */
export function emptyRow(set: string): Row {
  return {
    set,
    mode: null,
    n: 0,
    tokensBefore: null,
    tokensAfter: null,
    ratio: null,
    visible: null,
    visibleInterval: null,
    retrievable: null,
    retrievableInterval: null,
    untouched: null,
    violations: null,
    msPer1kTokens: null,
  };
}

/** The two fields of a row that a share of visible things fills. */
export function visibleFields(share: Share): Pick<Row, 'visible' | 'visibleInterval'> {
  return { visible: shareValue(share), visibleInterval: wilsonInterval(share) };
}

/** The two fields of a row that a share of retrievable things fills. */
export function retrievableFields(share: Share): Pick<Row, 'retrievable' | 'retrievableInterval'> {
  return { retrievable: shareValue(share), retrievableInterval: wilsonInterval(share) };
}
