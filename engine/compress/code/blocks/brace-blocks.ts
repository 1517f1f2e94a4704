import { anyOf } from '../../../common/patterns.ts';
import type { Brackets } from '../scan/brackets.ts';
import type { BracePair } from '../scan/cursor.ts';
import { type Block, type BlockKind, indentOf } from './block.ts';

const ANNOTATION =
  /^(?:@[\w.]+(?:\([^()]*\))?|#!?\[[^\]]*\]|\[[\w(), "=.]*\]|case (?!class\b|object\b)[^:]+:)\s*/;
const CONTROL_WORDS = [
  'else|elseif|if|for|foreach|while|switch|when|catch|try|do|repeat|finally|with|match|loop|select',
  'guard|defer|unsafe|using|lock|fixed|checked|unchecked|synchronized',
].join('|');
const CONTROL = anyOf([
  new RegExp(String.raw`^(?:[\w']+:\s*)?(?:${CONTROL_WORDS})\b(?!\s*[:=.])`),
  /^(?:[\w']+:\s*)?(?:return|(?:let|const|va[lr])\b[^;=]*=)\s*(?:match|if|when|try|unsafe|loop)\b/,
]);
const TYPE_MODIFIERS = [
  'export|default|declare|abstract|public|private|fileprivate|protected|internal|open|static|final',
  'sealed|data|case|implicit|base|mixin|inner|companion|indirect|partial|readonly',
  String.raw`pub(?:\([\w: ]+\))?|unsafe|inline|typedef|template\s*<[^{]*>|const|non-sealed`,
].join('|');
const TYPE_WORDS = [
  'class|interface|mixin|struct|enum|union|namespace|trait|protocol|extension|actor|object|module',
  'mod|type|record|extern|@interface',
].join('|');
const TYPE = new RegExp(
  String.raw`^(?:(?:${TYPE_MODIFIERS})\s+)*(?:(?:${TYPE_WORDS})(?:\s+[\w$"[]|\s*$)|impl\b)`,
);
/** In C these words may begin the type of what a function returns. */
const TYPE_OF_RESULT = /^[\w\s]*\b(?:struct|union|enum(?! class)|extern)\b/;
const FUNCTION = /\b(?:function|fn|func|def\s+\w+)\b|=>\s*$|\|[^|]*\|\s*(?:->[^|]*)?$/;
const ACCESSOR =
  /^(?:(?:public|private|protected|internal|static)\s+)*(?:get|set|init|add|remove|constructor)$/;
/** What may stand behind the parameters of a function: qualifiers, thrown and returned types. */
const BEHIND_PARAMETERS = anyOf([
  /^\s*(?:(?:const|noexcept|override|final|mutable|volatile|throws|where|async|sync)\b[^=;(){}]*)?$/,
  /^\s*(?:->|:|&)[^=;(){}]*$/,
]);
/** An expression of Scala, which must have a branch. */
const MATCH = /\bmatch$/;
/** Behind what a `for` of Scala draws from, which may not be empty. */
const BEHIND_GENERATORS = /^\s*\}\s*(?:yield\b|\{)/;
const INSTANCE = /\bnew\s+[\w.]+\s*(?:<|\(|$)/;

/** The blocks of a language with braces whose closing brace stands where its header does. */
export function braceBlocks(brackets: Brackets): readonly Block[] {
  return brackets.pairs
    .filter((pair) => isBlock(pair, brackets))
    .map((pair) => ({
      kind: kindOf(pair.before),
      header: pair.header,
      first: pair.open + 1,
      last: pair.close - 1,
      depth: pair.depth,
    }))
    .sort((one, other) => one.first - other.first || other.last - one.last);
}

/** Whether whole lines lie between the braces, laid out so that no doubt is left where they end. */
function isBlock({ header, open, close, depth, before }: BracePair, brackets: Brackets): boolean {
  const { lines, depths, inside } = brackets;
  if (close - open < 2) return false;
  if (depths[open + 1] !== depth || depths[close] !== depth) return false;
  if (inside[open + 1] === 1 || inside[close] === 1) return false;
  const last = lines[close] ?? '';
  if (!last.trimStart().startsWith('}')) return false;
  if (before.trim() === 'for' && BEHIND_GENERATORS.test(last)) return false;
  const indent = indentOf(last);
  return indent === indentOf(lines[open] ?? '') || indent === indentOf(lines[header] ?? '');
}

/** What a block is, by what stands before its brace. */
function kindOf(before: string): BlockKind {
  let header = before.trim();
  for (let found = ANNOTATION.exec(header); found !== null; found = ANNOTATION.exec(header)) {
    header = header.slice(found[0].length);
  }
  if (header === '' || CONTROL.test(header)) return 'control';
  if (TYPE.test(header) && !(TYPE_OF_RESULT.test(header) && header.endsWith(')'))) return 'type';
  if (MATCH.test(header)) return 'data';
  if (FUNCTION.test(header) || ACCESSOR.test(header)) return 'function';
  return hasParameters(header) && !INSTANCE.test(header) ? 'function' : 'data';
}

function hasParameters(header: string): boolean {
  const end = header.lastIndexOf(')');
  return end !== -1 && BEHIND_PARAMETERS.test(header.slice(end + 1));
}
