import type { Answer } from './ask.ts';
import { explainFailure } from './explain-failure.ts';
import { explainStatus } from './explain-status.ts';
import type { Finding } from './finding.ts';

/** What was asked, for whoever has to mend it. */
export interface Circumstances {
  /** Where the provider is, such as `https://api.openai.com`. */
  readonly base: string;
  /** The variables that hold the key and another base URL. */
  readonly key: string;
  readonly urlVariable: string;
  readonly model: string;
  /** What must not be shown. */
  readonly secret: string;
}

/** What is wrong, and what to do about it. */
export type Explanation = Pick<Finding, 'text' | 'advice'>;

/** Says in words why an answer is not what it should be, and what to do. */
export function explain(answer: Answer, circumstances: Circumstances): Explanation {
  if (answer.kind === 'failed') return explainFailure(answer, circumstances);
  return explainStatus(answer, circumstances);
}
