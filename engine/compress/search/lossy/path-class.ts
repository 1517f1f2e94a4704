/** What a file is to somebody who searches a project. */
export type PathClass = 'source' | 'test' | 'document' | 'generated';

const GENERATED =
  /(?:^|[/\\])(?:node_modules|vendor|third_party|dist|build|out|target|coverage|__snapshots__|\.git|\.next|\.venv|venv|site-packages|__pycache__)[/\\]|(?:[.-]lock(?:\.\w+)?|\.lockb|-lock\.json|go\.sum|\.min\.\w+|\.map|\.snap|\.svg|\.csv|\.jsonl|\.ipynb|[._-](?:generated|gen|pb2?)\.\w+)$/i;
const TEST =
  /(?:^|[/\\])(?:tests?|__tests__|specs?|e2e|testdata|fixtures?|mocks?|__mocks__|benchmarks?|examples?)[/\\]|[._-](?:test|tests|spec|bench)\.\w+$|(?:^|[/\\])test_\w+\.py$|Tests?\.(?:java|kt|cs|swift)$/i;
const DOCUMENT =
  /(?:^|[/\\])(?:docs?|changelogs?)[/\\]|\.(?:md|mdx|rst|txt|adoc|html?)$|(?:^|[/\\])(?:CHANGELOG|LICENSE|README|NOTICE)[^/\\]*$/i;

/** The class of a file by its path, as projects commonly name them. */
export function pathClass(path: string): PathClass {
  if (GENERATED.test(path)) return 'generated';
  if (TEST.test(path)) return 'test';
  return DOCUMENT.test(path) ? 'document' : 'source';
}
