/** Numbers by their names. */
type Numbers<Names> = { readonly [Name in keyof Names]: number };

/** Two groups of the same figures added up, name by name; what only the other one has is left out. */
export function plus<Figures extends Numbers<Figures>>(one: Figures, other: Figures): Figures {
  return combined(one, other, (left, right) => left + right);
}

/** The difference of two groups of the same figures, name by name; what only the other one has is left out. */
export function minus<Figures extends Numbers<Figures>>(one: Figures, other: Figures): Figures {
  return combined(one, other, (left, right) => left - right);
}

function combined<Figures extends Numbers<Figures>>(
  one: Figures,
  other: Figures,
  combine: (left: number, right: number) => number,
): Figures {
  const names = Object.keys(one) as (keyof Figures)[];
  // Every name has a number again.
  return Object.fromEntries(
    names.map((name) => [name, combine(one[name], other[name])]),
  ) as Figures;
}
