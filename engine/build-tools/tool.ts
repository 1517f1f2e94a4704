/** What a line of the output of a tool tells its reader. */
export type Part =
  /** Counts of a run, and how it ended. */
  | 'summary'
  /** That a test failed, or that something is wrong, and where. */
  | 'failure'
  /** Heads what is said about a failure that is mostly named elsewhere, too. */
  | 'heading'
  /** What is said about the failure above: assertions, expected and actual values, places. */
  | 'detail'
  | 'warning'
  | 'passed'
  | 'skipped'
  /** Downloads, compiled files and the like: how many there were is enough. */
  | 'progress'
  /** What is done next, for readers who look for the place of something. */
  | 'step';

/** What a line is that matches a pattern, perhaps only below headers that match another. */
type Rule = readonly [part: Part, pattern: RegExp, below?: RegExp];

/** How a family of tools prints. */
export interface Tool {
  readonly name: string;
  /** Lines that only these tools print. With flag `m`: it is looked for in the whole output. */
  readonly proof: RegExp;
  /** Headers of sections, where what a line is depends on its section. */
  readonly header?: RegExp;
  /** Lines that are told by the next one that is not blank: rules are applied to both, joined by a line feed. */
  readonly opening?: RegExp;
  /** What names a step above its results: shown where one of these is a failure. */
  readonly step?: RegExp;
  /** The first rule that applies to a line decides. */
  readonly rules: readonly Rule[];
}
