/** The patterns as one for each set of flags: to try a line against one costs less than against each. */
export function joined(patterns: readonly RegExp[]): readonly RegExp[] {
  const byFlags = Map.groupBy(patterns, ({ flags }) => flags);
  return [...byFlags].map(([flags, alike]) => {
    const sources = alike.map(({ source }) => `(?:${source})`);
    return new RegExp(sources.join('|'), flags);
  });
}
