/** What a file is for, as far as it decides how much its changes say. */
export type FileKind = 'source' | 'test' | 'lock file' | 'snapshot' | 'generated' | 'vendored';

const NAMES: readonly (readonly [FileKind, RegExp])[] = [
  [
    'lock file',
    /(?:^|\/)(?:[\w.-]*\.lock|[\w.-]*\.lockb|[\w.-]+-lock\.(?:json|ya?ml)|npm-shrinkwrap\.json|packages\.lock\.json|go\.sum|gradle\.lockfile|Package\.resolved)$/i,
  ],
  ['snapshot', /(?:^|\/)__snapshots__\/|\.snap$|\.snap\.new$/],
  [
    'vendored',
    /(?:^|\/)(?:node_modules|vendor|vendored|third[_-]party|bower_components|Pods|site-packages)\//i,
  ],
  [
    'generated',
    /[.-]min\.(?:js|css|mjs)$|\.(?:map|svg)$|\.pb\.(?:go|cc|h)$|_pb2(?:_grpc)?\.pyi?$|\.g\.(?:dart|cs)$|\.designer\.cs$|[._]generated\.|(?:^|\/)(?:generated|__generated__|dist)\//i,
  ],
  [
    'test',
    /(?:^|\/)(?:tests?|__tests__|specs?|e2e|testdata|fixtures)\/|(?:^|\/)(?:test_[^/]*|conftest\.py)$|[._-](?:tests?|specs?)\.[^/]*$|(?:Tests?|Spec)\.\w+$/,
  ],
];
const SAYS_GENERATED =
  /@generated\b|\bDO NOT EDIT\b|\bautomatically generated\b|\bauto-generated\b/i;
/** Where files say by which tool they were written. */
const HEAD_LINES = 16;
/** Nobody writes lines of this mean length by hand. */
const MINIFIED = 300;

/** What a file is for, by its name, its own words at the top, and the length of its lines. */
export function kindOf(path: string, lines: readonly string[]): FileKind {
  const named = NAMES.find(([, pattern]) => pattern.test(path))?.[0];
  if (named !== undefined && isDerived(named)) return named;
  return saysGenerated(lines) || isMinified(lines) ? 'generated' : (named ?? 'source');
}

/** Whether the changes of such a file follow from others, so that how many there are says enough. */
export function isDerived(kind: FileKind): boolean {
  return kind !== 'source' && kind !== 'test';
}

function saysGenerated(lines: readonly string[]): boolean {
  return lines
    .slice(0, HEAD_LINES)
    .some((line) => line.length < MINIFIED && SAYS_GENERATED.test(line));
}

function isMinified(lines: readonly string[]): boolean {
  const characters = lines.reduce((sum, line) => sum + line.length, 0);
  return characters > MINIFIED * lines.length;
}
