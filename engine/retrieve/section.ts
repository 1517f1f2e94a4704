import type { RetrieveRequest } from './request.ts';
import type { Span } from './document/span.ts';

/** What a request may select by. */
export type Selectors = Omit<RetrieveRequest, 'hash'>;

/** A part of the original as it is shown. */
export interface Excerpt {
  /** What stands in front of it, such as `row 4 (entries[3]): `; empty for nothing. */
  readonly label: string;
  /** Where it lies; usually one run. */
  readonly spans: readonly Span[];
  /** Whether it is JSON, which is shown on one line. */
  readonly isJson: boolean;
  /** The same up to the end of an earlier line; absent where it may not be cut. */
  readonly upTo?: (end: number) => Excerpt;
}

/** Excerpts under one heading. */
export interface Section {
  /** A line such as `lines 40-60 of 300:`; empty for none. */
  readonly heading: string;
  /** The excerpts in the order in which they are shown, made one by one. */
  excerpts(): Iterable<Excerpt>;
  /** The selectors for what is left, from this excerpt on. */
  remaining(from: Excerpt): Selectors;
  /** Whether the selectors of what is left search again, so that a cut excerpt cannot be continued by them. */
  readonly isSearch: boolean;
}

/** Selectors for several things in turn. */
export function joinSelectors(parts: readonly Selectors[]): Selectors {
  const join = (name: keyof Selectors): Selectors => {
    const texts = parts.map((part) => part[name]).filter((text) => text !== undefined);
    return texts.length === 0 ? {} : { [name]: [...new Set(texts)].join(',') };
  };
  return {
    ...join('query'),
    ...join('grep'),
    ...join('path'),
    ...join('rows'),
    ...join('lines'),
  };
}

/** The same excerpts without a line above them. */
export function withoutHeading(section: Section): Section {
  return {
    heading: '',
    isSearch: section.isSearch,
    excerpts: () => section.excerpts(),
    remaining: (from) => section.remaining(from),
  };
}
