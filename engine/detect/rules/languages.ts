import { joined } from '../patterns.ts';

/** A programming language and lines that hardly occur outside of it. */
export interface Language {
  readonly name: string;
  readonly signs: readonly RegExp[];
  /** Signs that it shares with the language it extends; they count once it has some of its own. */
  readonly also?: readonly RegExp[];
}

const JAVASCRIPT: readonly RegExp[] = joined([
  /^\s*(?:const|let|var) (?:\w+|\{.*\}|\[.*\]|\{)\s*(?:=|,|;|$)/,
  /^\s*(?:import .*|\} )from ['"].*['"];?$|^import ['"]|\brequire\(['"]/,
  /^\s*(?:export )?(?:default )?(?:async )?function\b.*\(|\bfunction ?\(|=>\s*[{(]?\s*$|=> /,
  /^\s*(?:export (?:default|const|class|\{)|module\.exports)|^['"]use strict['"]/,
  /^\s*(?:describe|it|test|expect|console\.\w+)\(|[!=]==|\bundefined\b|\.prototype\b/,
]);

/** The recognised languages. Where two score the same the earlier one is meant. */
export const LANGUAGES: readonly Language[] = [
  {
    name: 'typescript',
    signs: joined([
      /^\s*(?:export )?(?:interface|type|enum|declare|abstract class|namespace) \w+.*[{=]/,
      /^\s*import type |\bas const\b|(?!type:)\b\w+\??: (?:string|number|boolean|unknown|any|void|readonly|Promise|Record|Array)\b/,
      /^\s*(?:public|private|protected|readonly) (?:static |async |readonly )*\w+\s*[(:=?]/,
      /^\s*(?:export )?(?:default )?(?:async )?function \w*\s*(?:<[^>]*>)?\(.*\): |\)\s*:\s*[\w<>[\]| ]+ (?:=>|\{)$/,
    ]),
    also: JAVASCRIPT,
  },
  { name: 'javascript', signs: JAVASCRIPT },
  {
    name: 'python',
    signs: joined([
      /^\s*(?:async )?def \w+\(.*(?:\)|,|\()(?: ->.*)?:?$/,
      /^\s*class \w+(?:\(.*\))?:$/,
      /^\s*(?:from [\w.]+ import |import [\w.]+(?: as \w+)?(?:, [\w.]+)*$)/,
      /^\s*(?:if|elif|for|while|with|try|except|finally|else)\b.*:$/,
      /^\s*(?:self\.\w+|@\w[\w.]*(?:\(.*\))?$|raise \w|assert |"""|'''|print\()/,
    ]),
  },
  {
    name: 'go',
    signs: joined([
      /^package \w+$/,
      /^func (?:\(\w+ \*?[\w[\]]+\) )?\w+(?:\[.*\])?\(/,
      /^\s*(?:\w+(?:, \w+)* := |if err != nil|defer |go func|return nil|case \w+.*:$)/,
      /^type \w+ (?:struct|interface|func)\b|^import \($/,
    ]),
  },
  {
    name: 'rust',
    signs: joined([
      /^\s*(?:pub(?:\(\w+\))? )?(?:async )?(?:unsafe )?fn \w+/,
      /^\s*(?:use [\w:]+(?:::\{|;|::)|mod \w+;|impl(?:<.*>)? |#\[\w+)/,
      /^\s*(?:let (?:mut )?\w+|match \w+|Some\(|Ok\(|Err\()/,
      /^\s*(?:pub )?(?:struct|enum|trait) \w+|^\s*pub (?:const|static|type) \w+(?:: |(?:<.*>)? = )/,
      /^\s*\/\/[/!] /,
    ]),
  },
  {
    name: 'java',
    signs: joined([
      /^\s*(?:public|private|protected)(?: (?:static|final|abstract|synchronized))* [\w<>[\], .?]+ \w+\s*(?:\(|=|;)/,
      /^(?:package [\w.]+;|import (?:static )?[\w.*]+;)$/,
      /^\s*@(?:Override|Test|Autowired|Nullable|SuppressWarnings)\b/,
      /^\s*(?:public |final |abstract )*(?:class|interface|enum|record) \w+.*\{?$/,
    ]),
  },
  {
    name: 'kotlin',
    signs: joined([
      /^\s*(?:(?:override|private|protected|suspend|internal|public|open|inline|operator|abstract) )*fun [\w<`]/,
      /^\s*(?:(?:private|protected|internal|override|lateinit|const) )*(?:val \w+|var \w+: [A-Z(])/,
      /^\s*(?:(?:private|internal|open|abstract|inner|enum|annotation) )*(?:(?:data|sealed|value) (?:class|interface|object)|companion object|object [A-Z]|(?:open|abstract|inner|enum|annotation) class)\b/,
      /^(?:package [\w.]+|import [\w.]+(?:\.\*)?(?: as \w+)?)$/,
    ]),
  },
  {
    name: 'csharp',
    signs: joined([
      /^using [\w.]+;$/,
      /^\s*namespace [\w.]+/,
      /\{ get; (?:private |init|set)/,
      /^\s*(?:public|private|internal|protected) (?:static |async |override |readonly )*[\w<>[\],?]+ \w+/,
    ]),
  },
  {
    name: 'cpp',
    signs: joined([
      /^\s*#\s*include <(?:\w+)>/,
      /\bstd::\w+|\btemplate\s*<|\bnamespace \w+/,
      /^\s*(?:class|struct) \w+.*[{:]|^(?:public|private|protected):$/,
      /\w+::~?\w+\(/,
    ]),
  },
  {
    name: 'c',
    signs: joined([
      /^\s*#\s*(?:include|define|ifdef|ifndef|endif|if|pragma)\b/,
      /^\s*(?:static |const |unsigned |struct |extern )*(?:int|char|void|long|size_t|float|double|bool|uint\d+_t)\b.*[;{(,)]$/,
      /->\w+|\bsizeof\(/,
      /^\s*typedef\b|\b(?:malloc|free|printf|memcpy|strlen)\(|^\w[\w *]* \**\w+\([^;]*\)?$/,
    ]),
  },
  {
    name: 'ruby',
    signs: joined([
      /^\s*def (?:self\.)?\w+[?!=]?(?: ?\([^:]*)?$/,
      /^\s*end$/,
      /^\s*(?:require(?:_relative)? ['"]|module \w|attr_\w+ :|class \w+(?: < [\w:]+)?$)/,
      /\bdo \|.*\|$|\.each\b|:\w+ => |\.(?:nil|empty|include|exist|key)\?|#\{\w/,
      /^\s*(?:unless|elsif|rescue|ensure)\b(?!.*[:{]$)/,
    ]),
  },
  {
    name: 'php',
    signs: joined([
      /^<\?php/,
      /^\s*\$\w+(?:->|\s*=|\[)/,
      /^\s*(?:public |private |protected |static )*function \w+\(/,
      /^use [\w\\]+;$/,
    ]),
  },
  {
    name: 'swift',
    signs: joined([
      /^\s*(?:(?:public|private|fileprivate|internal|open|override|static|class|final|mutating|async|@\w+) )*(?:func [\w<=+*/-]|init[?!]?\(|deinit \{)/,
      /^\s*(?:(?:public|private|fileprivate|internal|open|static|weak|lazy|final|private\(set\)) )*(?:let|var) \w+(?:: [A-Z[(]| = )[^;]*$/,
      /^(?:@\w+ )?import [A-Z]\w*$/,
      /^\s*(?:(?:public|private|fileprivate|internal|open|final) )*(?:protocol|extension|actor) \w+.*\{/,
      /\bguard (?:let|var|\w)|\bif let\b|^\s*case \.\w+|^\s*\/\/ MARK: /,
    ]),
  },
  {
    name: 'scala',
    signs: joined([
      /^\s*(?:override |private )*def \w+.*=/,
      /^\s*(?:case class|object|trait|sealed) /,
      /^\s*val \w+/,
      /^import [\w.]+[._{]/,
    ]),
  },
];

/** Queries, and functions and tables of databases. */
export const SQL: Language = {
  name: 'sql',
  signs: joined([
    /^\s*(?:SELECT|INSERT INTO|UPDATE \w|DELETE FROM|CREATE (?:OR REPLACE )?(?:UNIQUE )?(?:TABLE|INDEX|VIEW|FUNCTION|OPERATOR|TYPE|PROCEDURE|TRIGGER|AGGREGATE|CAST)|ALTER \w+|DROP (?:TABLE|INDEX|VIEW|FUNCTION|TYPE)|FROM \w|WHERE \w|(?:LEFT |INNER )?JOIN|GROUP BY|ORDER BY|VALUES|RETURNS|LANGUAGE)\b/i,
    /\b(?:VARCHAR|PRIMARY KEY|NOT NULL|REFERENCES|IMMUTABLE)\b|^\s*--(?: |$)/,
  ]),
};

/** Configuration, queries and markup: recognised only where no programming language is. */
export const CONFIGURATIONS: readonly Language[] = [
  {
    name: 'shell',
    signs: joined([
      /^#!.*\b(?:ba|z|k)?sh\b/,
      /^\s*(?:if \[|then$|fi$|done$|esac$|do$|elif \[|else$)/,
      /^\s*(?:export |local |readonly )?[A-Za-z_]+=["$(\w/]/,
      /\$\{?\w+\}?|^\s*(?:;;|\S+\)\s.*;;)$/,
      /^\s*(?:function [\w-]+(?: ?\(\))?(?: \{)?|[\w-]+ ?\(\)(?: \{)?)$/,
      /^\s*(?:(?:echo|printf|cd|mkdir|local|source|sudo|curl|rm|cp) |set [-+]\w|(?:exit|return) \d)/,
    ]),
  },
  SQL,
  {
    name: 'css',
    signs: joined([/^\s*[.#@:]?[\w\-.#:,> *()]+\s*\{$/, /^\s*(?:--)?[a-z-]+:\s[^;{}]+;$/]),
  },
  {
    name: 'xml',
    signs: joined([/^\s*<\?xml\b/, /^\s*<\/?[\w:.-]+(?:\s[^<>]*)?\/?>/, /<\/[\w:.-]+>\s*$/]),
  },
  {
    name: 'yaml',
    signs: joined([
      /^\s*(?:- )?["']?[\w./@-]+["']?:(?: (?! |.*: )[^(=]*[^\s,;{(=])?$/,
      /^---$|^\s*- [\w"'./-]+$/,
    ]),
  },
  {
    name: 'toml',
    signs: joined([/^\[\[?[\w."-]+\]?\]$/, /^[\w.-]+\s*=\s*(?:"|\d|\[|\{|true|false)/]),
  },
  {
    name: 'dockerfile',
    signs: [/^(?:FROM|RUN|COPY|ADD|ENV|WORKDIR|ENTRYPOINT|CMD|EXPOSE|ARG|USER) \S/],
  },
];
