/** A part of a report: how a suite opens or what a comment counts, or a test case with all that is said about it. */
export interface ReportPart {
  readonly kind: 'suite' | 'count' | 'failed' | 'skipped' | 'passed';
  /** Where its text starts in the report. */
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
}

const ATTRIBUTES = String.raw`(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*`;
const FIRST_TAG = new RegExp(String.raw`^\s*(?:<\?xml[^>]*>\s*)?(?=<testsuites?${ATTRIBUTES}>)`);
const TAG = new RegExp(
  String.raw`<(testsuites?|testcase)${ATTRIBUTES}(/?)>|<!-- [a-z_]{1,20} [\d.]{1,20} -->`,
  'g',
);
const LAST_TAG = /<\/testsuites?>\s*$/;
/** Characters that the last tag stands within. */
const END_OF_TEXT = 100;
const CASE = '<testcase';
const END_OF_CASE = '</testcase>';
const FAILURE = /<(?:failure|error|rerunFailure)\b/;
const SKIPPED = /<skipped\b/;

/**
 * The suites and test cases of a report in the XML of JUnit, in its order; undefined for what is no such report, and
 * for one that has no test cases, was cut off, or has some that cannot be read: its counts would be wrong.
 */
export function readReport(text: string): readonly ReportPart[] | undefined {
  if (!FIRST_TAG.test(text) || !LAST_TAG.test(text.slice(-END_OF_TEXT))) return undefined;
  const parts: ReportPart[] = [];
  let next = 0;
  for (const tag of text.matchAll(TAG)) {
    if (tag.index < next) continue;
    if (text.slice(next, tag.index).includes(CASE)) return undefined;
    const [opening, name, isClosed] = tag;
    const body = tag.index + opening.length;
    next = body;
    if (name === 'testcase' && isClosed === '') {
      const close = text.indexOf(END_OF_CASE, body);
      if (close === -1) return undefined;
      next = close + END_OF_CASE.length;
    }
    const end = next;
    if (name === 'testcase')
      parts.push({ kind: outcomeOf(text.slice(body, end)), start: tag.index, end });
    else parts.push({ kind: name === undefined ? 'count' : 'suite', start: tag.index, end });
  }
  return parts.some(isCase) && !text.includes(CASE, next) ? parts : undefined;
}

/** Whether a part is a test case. */
export function isCase({ kind }: ReportPart): boolean {
  return kind !== 'suite' && kind !== 'count';
}

function outcomeOf(said: string): ReportPart['kind'] {
  if (FAILURE.test(said)) return 'failed';
  return SKIPPED.test(said) ? 'skipped' : 'passed';
}
