import { UsageError } from '../usage-error.ts';

/** What is asked for by name, all if no name is given. Throws `UsageError` for a name that nothing has. */
export function chosenSets<Named>(
  all: readonly Named[],
  names: readonly string[],
  nameOf: (each: Named) => string,
): readonly Named[] {
  const known = new Set(all.map(nameOf));
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new UsageError(`unknown set ${unknown}; there are ${[...known].join(', ')}`);
  }
  return names.length === 0 ? all : all.filter((each) => names.includes(nameOf(each)));
}
