/** The laws of the design that hold for every compression. */
export type Law =
  | 'prefix'
  | 'recoverable'
  | 'neverLarger'
  | 'shape'
  | 'deterministic'
  | 'idempotent'
  | 'total'
  | 'honest';

/** A law that was broken. */
export interface Violation {
  readonly law: Law;
  /** What was seen, in words, with an excerpt. */
  readonly detail: string;
  /** Index of the message where it was seen. */
  readonly message?: number;
}

/** A violation at a message, or of the conversation as a whole. */
export function violation(law: Law, detail: string, message?: number): Violation {
  return { law, detail, ...(message === undefined ? {} : { message }) };
}

/** Milliseconds that no conversation of a test may take. */
const PATIENCE = 5000;

/** Does the work; throwing or taking longer than 5 s violates the law of totality. */
export async function total<Result>(
  name: string,
  work: () => Promise<Result>,
): Promise<{ readonly result?: Result; readonly violations: readonly Violation[] }> {
  const start = performance.now();
  try {
    const result = await work();
    const elapsed = performance.now() - start;
    const slow = violation('total', `${name} takes ${Math.round(elapsed)} ms`);
    return { result, violations: elapsed > PATIENCE ? [slow] : [] };
  } catch (error) {
    return { violations: [violation('total', `${name} throws: ${String(error)}`)] };
  }
}
