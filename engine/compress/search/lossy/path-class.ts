import { anyOf } from '../../../common/patterns.ts';
/** What a file is to somebody who searches a project. */
export type PathClass = 'source' | 'test' | 'document' | 'generated';

const GENERATED = anyOf([
  /(?:^|[/\\])(?:node_modules|vendor|third_party|dist|build|out|target|coverage|__snapshots__)[/\\]/i,
  /(?:^|[/\\])(?:\.git|\.next|\.venv|venv|site-packages|__pycache__)[/\\]/i,
  /(?:[.-]lock(?:\.\w+)?|\.lockb|-lock\.json|go\.sum|\.min\.\w+|\.map|\.snap|\.svg|\.csv|\.jsonl)$/i,
  /(?:\.ipynb|[._-](?:generated|gen|pb2?)\.\w+)$/i,
]);
const TEST = anyOf([
  /(?:^|[/\\])(?:tests?|__tests__|specs?|e2e|testdata|fixtures?|mocks?|__mocks__|benchmarks?)[/\\]/i,
  /(?:^|[/\\])examples?[/\\]|[._-](?:test|tests|spec|bench)\.\w+$/i,
  /(?:^|[/\\])test_\w+\.py$|Tests?\.(?:java|kt|cs|swift)$/i,
]);
const DOCUMENT = anyOf([
  /(?:^|[/\\])(?:docs?|changelogs?)[/\\]|\.(?:md|mdx|rst|txt|adoc|html?)$/i,
  /(?:^|[/\\])(?:CHANGELOG|LICENSE|README|NOTICE)[^/\\]*$/i,
]);

/** The class of a file by its path, as projects commonly name them. */
export function pathClass(path: string): PathClass {
  if (GENERATED.test(path)) return 'generated';
  if (TEST.test(path)) return 'test';
  return DOCUMENT.test(path) ? 'document' : 'source';
}
