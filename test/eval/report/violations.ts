import { type Law, type Violation, violation } from '../../support/laws/violation.ts';

/** Examples shown of each law. */
const EXAMPLES = 3;

/** How often each law was broken, with the first examples, a line each. */
export function describeViolations(violations: readonly Violation[]): readonly string[] {
  const byLaw = Map.groupBy(violations, ({ law }) => law);
  return [...byLaw].flatMap(([law, broken]) => describeLaw(law, broken));
}

/** Violations that say where they were found. */
export function foundIn(place: string, violations: readonly Violation[]): readonly Violation[] {
  return violations.map(({ law, detail, message }) =>
    violation(law, `${place}: ${detail}`, message),
  );
}

function describeLaw(law: Law, broken: readonly Violation[]): readonly string[] {
  const examples = broken.slice(0, EXAMPLES).map(({ detail, message }) => {
    return `  ${message === undefined ? '' : `message ${message}: `}${detail}`;
  });
  return [`law ${law}: ${broken.length} violations, such as`, ...examples];
}
