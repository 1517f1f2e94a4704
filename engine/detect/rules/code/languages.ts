import { type Language, withJoinedSigns } from './language.ts';

const JAVASCRIPT: readonly RegExp[] = [
  /^\s*(?:const|let|var) (?:\w+|\{.*\}|\[.*\]|\{)\s*(?:=|,|;|$)/,
  /^\s*(?:import .*|\} )from ['"].*['"];?$|^import ['"]|\brequire\(['"]/,
  /^\s*(?:export )?(?:default )?(?:async )?function\b.*\(|\bfunction ?\(|=>\s*[{(]?\s*$|=> /,
  /^\s*(?:export (?:default|const|class|\{)|module\.exports)|^['"]use strict['"]/,
  /^\s*(?:describe|it|test|expect|console\.\w+)\(|[!=]==|\bundefined\b|\.prototype\b/,
];

/** What begins a line, perhaps behind one or more of these modifiers. */
function behindAny(modifiers: string, { source }: RegExp): RegExp {
  return new RegExp(String.raw`^\s*(?:(?:${modifiers}) )*(?:${source})`);
}

const KOTLIN_TYPES = 'private|internal|open|abstract|inner|enum|annotation';

/** The recognised languages. Where two score the same the earlier one is meant. */
export const LANGUAGES: readonly Language[] = withJoinedSigns([
  {
    name: 'typescript',
    signs: [
      /^\s*(?:export )?(?:interface|type|enum|declare|abstract class|namespace) \w+.*[{=]/,
      /^\s*import type |\bas const\b/,
      /(?!type:)\b\w+\??: (?:string|number|boolean|unknown|any|void|readonly|Promise|Record|Array)\b/,
      /^\s*(?:public|private|protected|readonly) (?:static |async |readonly )*\w+\s*[(:=?]/,
      /^\s*(?:export )?(?:default )?(?:async )?function \w*\s*(?:<[^>]*>)?\(.*\): /,
      /\)\s*:\s*[\w<>[\]| ]+ (?:=>|\{)$/,
    ],
    also: JAVASCRIPT,
  },
  { name: 'javascript', signs: JAVASCRIPT },
  {
    name: 'python',
    signs: [
      /^\s*(?:async )?def \w+\(.*(?:\)|,|\()(?: ->.*)?:?$/,
      /^\s*class \w+(?:\(.*\))?:$/,
      /^\s*(?:from [\w.]+ import |import [\w.]+(?: as \w+)?(?:, [\w.]+)*$)/,
      /^\s*(?:if|elif|for|while|with|try|except|finally|else)\b.*:$/,
      /^\s*(?:self\.\w+|@\w[\w.]*(?:\(.*\))?$|raise \w|assert |"""|'''|print\()/,
    ],
  },
  {
    name: 'go',
    signs: [
      /^package \w+$/,
      /^func (?:\(\w+ \*?[\w[\]]+\) )?\w+(?:\[.*\])?\(/,
      /^\s*(?:\w+(?:, \w+)* := |if err != nil|defer |go func|return nil|case \w+.*:$)/,
      /^type \w+ (?:struct|interface|func)\b|^import \($/,
    ],
  },
  {
    name: 'rust',
    signs: [
      /^\s*(?:pub(?:\(\w+\))? )?(?:async )?(?:unsafe )?fn \w+/,
      /^\s*(?:use [\w:]+(?:::\{|;|::)|mod \w+;|impl(?:<.*>)? |#\[\w+)/,
      /^\s*(?:let (?:mut )?\w+|match \w+|Some\(|Ok\(|Err\()/,
      /^\s*(?:pub )?(?:struct|enum|trait) \w+|^\s*pub (?:const|static|type) \w+(?:: |(?:<.*>)? = )/,
      /^\s*\/\/[/!] /,
    ],
  },
  {
    name: 'java',
    signs: [
      /^\s*(?:public|private|protected)(?: (?:static|final|abstract|synchronized))* [\w<>[\], .?]+ \w+\s*(?:\(|=|;)/,
      /^(?:package [\w.]+;|import (?:static )?[\w.*]+;)$/,
      /^\s*@(?:Override|Test|Autowired|Nullable|SuppressWarnings)\b/,
      /^\s*(?:public |final |abstract )*(?:class|interface|enum|record) \w+.*\{?$/,
    ],
  },
  {
    name: 'kotlin',
    signs: [
      behindAny(
        'override|private|protected|suspend|internal|public|open|inline|operator|abstract',
        /fun [\w<`]/,
      ),
      /^\s*(?:(?:private|protected|internal|override|lateinit|const) )*(?:val \w+|var \w+: [A-Z(])/,
      behindAny(KOTLIN_TYPES, /(?:data|sealed|value) (?:class|interface|object)\b/),
      behindAny(KOTLIN_TYPES, /(?:open|abstract|inner|enum|annotation) class\b/),
      behindAny(KOTLIN_TYPES, /companion object\b|object [A-Z]\b/),
      /^(?:package [\w.]+|import [\w.]+(?:\.\*)?(?: as \w+)?)$/,
    ],
  },
  {
    name: 'csharp',
    signs: [
      /^using [\w.]+;$/,
      /^\s*namespace [\w.]+/,
      /\{ get; (?:private |init|set)/,
      /^\s*(?:public|private|internal|protected) (?:static |async |override |readonly )*[\w<>[\],?]+ \w+/,
    ],
  },
  {
    name: 'cpp',
    signs: [
      /^\s*#\s*include <(?:\w+)>/,
      /\bstd::\w+|\btemplate\s*<|\bnamespace \w+/,
      /^\s*(?:class|struct) \w+.*[{:]|^(?:public|private|protected):$/,
      /\w+::~?\w+\(/,
    ],
  },
  {
    name: 'c',
    signs: [
      /^\s*#\s*(?:include|define|ifdef|ifndef|endif|if|pragma)\b/,
      /^\s*(?:static |const |unsigned |struct |extern )*(?:int|char|void|long|size_t|float|double|bool|uint\d+_t)\b.*[;{(,)]$/,
      /->\w+|\bsizeof\(/,
      /^\s*typedef\b|\b(?:malloc|free|printf|memcpy|strlen)\(|^\w[\w *]* \**\w+\([^;]*\)?$/,
    ],
  },
  {
    name: 'ruby',
    signs: [
      /^\s*def (?:self\.)?\w+[?!=]?(?: ?\([^:]*)?$/,
      /^\s*end$/,
      /^\s*(?:require(?:_relative)? ['"]|module \w|attr_\w+ :|class \w+(?: < [\w:]+)?$)/,
      /\bdo \|.*\|$|\.each\b|:\w+ => |\.(?:nil|empty|include|exist|key)\?|#\{\w/,
      /^\s*(?:unless|elsif|rescue|ensure)\b(?!.*[:{]$)/,
    ],
  },
  {
    name: 'php',
    signs: [
      /^<\?php/,
      /^\s*\$\w+(?:->|\s*=|\[)/,
      /^\s*(?:public |private |protected |static )*function \w+\(/,
      /^use [\w\\]+;$/,
    ],
  },
  {
    name: 'swift',
    signs: [
      behindAny(
        String.raw`public|private|fileprivate|internal|open|override|static|class|final|mutating|async|@\w+`,
        /func [\w<=+*/-]|init[?!]?\(|deinit \{/,
      ),
      behindAny(
        String.raw`public|private|fileprivate|internal|open|static|weak|lazy|final|private\(set\)`,
        /(?:let|var) \w+(?:: [A-Z[(]| = )[^;]*$/,
      ),
      /^(?:@\w+ )?import [A-Z]\w*$/,
      behindAny(
        'public|private|fileprivate|internal|open|final',
        /(?:protocol|extension|actor) \w+.*\{/,
      ),
      /\bguard (?:let|var|\w)|\bif let\b|^\s*case \.\w+|^\s*\/\/ MARK: /,
    ],
  },
  {
    name: 'scala',
    signs: [
      /^\s*(?:override |private )*def \w+.*=/,
      /^\s*(?:case class|object|trait|sealed) /,
      /^\s*val \w+/,
      /^import [\w.]+[._{]/,
    ],
  },
]);
