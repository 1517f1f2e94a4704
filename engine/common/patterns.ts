/** One pattern that matches where any of these does, all of the same flags: a long alternative as a list. */
export function anyOf(patterns: readonly RegExp[]): RegExp {
  const sources = patterns.map(({ source }) => `(?:${source})`);
  return new RegExp(sources.join('|'), patterns[0]?.flags);
}

/** The patterns as one for each set of flags: to try a line against one costs less than against each. */
export function joined(patterns: readonly RegExp[]): readonly RegExp[] {
  return [...Map.groupBy(patterns, ({ flags }) => flags).values()].map(anyOf);
}
