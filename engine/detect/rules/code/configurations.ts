import { type Language, withJoinedSigns } from './language.ts';

/** Queries, and functions and tables of databases. */
export const SQL: Language = {
  name: 'sql',
  signs: [
    /^\s*(?:SELECT|INSERT INTO|UPDATE \w|DELETE FROM)\b/i,
    /^\s*CREATE (?:OR REPLACE )?(?:UNIQUE )?(?:TABLE|INDEX|VIEW|FUNCTION|OPERATOR|TYPE)\b/i,
    /^\s*CREATE (?:OR REPLACE )?(?:UNIQUE )?(?:PROCEDURE|TRIGGER|AGGREGATE|CAST)\b/i,
    /^\s*(?:ALTER \w+|DROP (?:TABLE|INDEX|VIEW|FUNCTION|TYPE)|FROM \w|WHERE \w)\b/i,
    /^\s*(?:(?:LEFT |INNER )?JOIN|GROUP BY|ORDER BY|VALUES|RETURNS|LANGUAGE)\b/i,
    /\b(?:VARCHAR|PRIMARY KEY|NOT NULL|REFERENCES|IMMUTABLE)\b|^\s*--(?: |$)/,
  ],
};

/** Configuration, queries and markup: recognised only where no programming language is. */
export const CONFIGURATIONS: readonly Language[] = withJoinedSigns([
  {
    name: 'shell',
    signs: [
      /^#!.*\b(?:ba|z|k)?sh\b/,
      /^\s*(?:if \[|then$|fi$|done$|esac$|do$|elif \[|else$)/,
      /^\s*(?:export |local |readonly )?[A-Za-z_]+=["$(\w/]/,
      /\$\{?\w+\}?|^\s*(?:;;|\S+\)\s.*;;)$/,
      /^\s*(?:function [\w-]+(?: ?\(\))?(?: \{)?|[\w-]+ ?\(\)(?: \{)?)$/,
      /^\s*(?:(?:echo|printf|cd|mkdir|local|source|sudo|curl|rm|cp) |set [-+]\w|(?:exit|return) \d)/,
    ],
  },
  SQL,
  {
    name: 'css',
    signs: [/^\s*[.#@:]?[\w\-.#:,> *()]+\s*\{$/, /^\s*(?:--)?[a-z-]+:\s[^;{}]+;$/],
  },
  {
    name: 'xml',
    signs: [/^\s*<\?xml\b/, /^\s*<\/?[\w:.-]+(?:\s[^<>]*)?\/?>/, /<\/[\w:.-]+>\s*$/],
  },
  {
    name: 'yaml',
    signs: [
      /^\s*(?:- )?["']?[\w./@-]+["']?:(?: (?! |.*: )[^(=]*[^\s,;{(=])?$/,
      /^---$|^\s*- [\w"'./-]+$/,
    ],
  },
  {
    name: 'toml',
    signs: [/^\[\[?[\w."-]+\]?\]$/, /^[\w.-]+\s*=\s*(?:"|\d|\[|\{|true|false)/],
  },
  {
    name: 'dockerfile',
    signs: [/^(?:FROM|RUN|COPY|ADD|ENV|WORKDIR|ENTRYPOINT|CMD|EXPOSE|ARG|USER) \S/],
  },
]);
