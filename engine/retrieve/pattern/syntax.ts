import { caseless, type CodeSet, escapeSet, singleEscape } from './code-set.ts';

/** A regular expression without what would need backtracking. */
export type Pattern =
  | { readonly type: 'set'; readonly has: CodeSet }
  | { readonly type: 'edge'; readonly edge: Edge }
  | { readonly type: 'sequence' | 'choice'; readonly parts: readonly Pattern[] }
  | { readonly type: 'repeat'; readonly part: Pattern; readonly min: number; readonly max: number };

/** A place between two characters: `^`, `$`, `\b`, `\B`. */
export type Edge = 'start' | 'end' | 'word' | 'not-word';

const QUANTIFIER = /(?:[*+?]|\{(?<min>\d{1,4})(?<comma>,)?(?<max>\d{1,4})?\})[?]?/y;
const GROUP_START = /\((?:\?(?::|<[A-Za-z_]\w*>))?/y;
const UNSUPPORTED = /\(\?[=!]|\(\?<[=!]|\\[1-9kpP]/;

/** A text taken literally, upper and lower case alike. */
export function literalPattern(text: string): Pattern {
  const parts: Pattern[] = [];
  for (let at = 0; at < text.length; at += 1) parts.push(unit(text.charCodeAt(at)));
  return { type: 'sequence', parts };
}

/**
 * Reads the syntax of JavaScript, upper and lower case alike. Undefined where it is malformed or needs
 * backtracking: look-around and back references.
 */
export function parsePattern(source: string): Pattern | undefined {
  if (UNSUPPORTED.test(source)) return undefined;
  const reader = new PatternReader(source.replace(/^\(\?[ims]+\)/, ''));
  return reader.read();
}

function unit(code: number): Pattern {
  return { type: 'set', has: caseless((other) => other === code) };
}

class PatternReader {
  private at = 0;
  private isMalformed = false;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  read(): Pattern | undefined {
    const pattern = this.choice();
    return this.isMalformed || this.at < this.source.length ? undefined : pattern;
  }

  private choice(): Pattern {
    const parts = [this.sequence()];
    while (this.take('|')) parts.push(this.sequence());
    return { type: 'choice', parts };
  }

  private sequence(): Pattern {
    const parts: Pattern[] = [];
    while (this.at < this.source.length && !this.sees('|') && !this.sees(')')) {
      parts.push(this.quantified(this.atom()));
    }
    return { type: 'sequence', parts };
  }

  private atom(): Pattern {
    if (this.sees('(')) return this.group();
    if (this.take('[')) return this.characterClass();
    if (this.take('^')) return { type: 'edge', edge: 'start' };
    if (this.take('$')) return { type: 'edge', edge: 'end' };
    if (this.take('.')) return { type: 'set', has: () => true };
    if (this.take('\\')) return this.escape();
    if (this.sees('*') || this.sees('+') || this.sees('?')) this.isMalformed = true;
    this.at += 1;
    return unit(this.source.charCodeAt(this.at - 1));
  }

  private group(): Pattern {
    GROUP_START.lastIndex = this.at;
    GROUP_START.test(this.source);
    this.at = GROUP_START.lastIndex;
    const inside = this.choice();
    if (!this.take(')')) this.isMalformed = true;
    return inside;
  }

  private escape(): Pattern {
    if (this.take('b')) return { type: 'edge', edge: 'word' };
    if (this.take('B')) return { type: 'edge', edge: 'not-word' };
    return { type: 'set', has: caseless(this.escapedSet()) };
  }

  private escapedSet(): CodeSet {
    const letter = this.source.charAt(this.at);
    if (letter === '') this.isMalformed = true;
    const set = escapeSet(letter);
    if (set !== undefined) {
      this.at += 1;
      return set;
    }
    const { code, length } = singleEscape(this.source, this.at);
    this.at += length;
    return (other) => other === code;
  }

  private characterClass(): Pattern {
    const isNegated = this.take('^');
    const sets: CodeSet[] = [];
    for (let isFirst = true; isFirst || !this.sees(']'); isFirst = false) {
      if (this.at >= this.source.length) {
        this.isMalformed = true;
        break;
      }
      if (isFirst && this.sees(']')) break;
      sets.push(this.classMember());
    }
    this.take(']');
    const has = caseless((code) => sets.some((set) => set(code)));
    return { type: 'set', has: isNegated ? (code) => !has(code) : has };
  }

  private classMember(): CodeSet {
    const isEscape = this.take('\\');
    const set = isEscape ? escapeSet(this.source.charAt(this.at)) : undefined;
    if (set !== undefined) {
      this.at += 1;
      return set;
    }
    const low = this.classUnit(isEscape);
    const next = this.source.charAt(this.at + 1);
    if (!this.sees('-') || next === ']' || next === '') return (code) => code === low;
    this.at += 1;
    const high = this.classUnit(this.take('\\'));
    return (code) => code >= low && code <= high;
  }

  private classUnit(isEscape: boolean): number {
    const { code, length } = isEscape
      ? singleEscape(this.source, this.at)
      : { code: this.source.charCodeAt(this.at), length: 1 };
    this.at += length;
    return code;
  }

  private quantified(part: Pattern): Pattern {
    QUANTIFIER.lastIndex = this.at;
    const match = QUANTIFIER.exec(this.source);
    if (match === null) return part;
    this.at = QUANTIFIER.lastIndex;
    const { min, comma, max } = match.groups ?? {};
    if (min !== undefined) {
      const most = comma === undefined ? Number(min) : Number(max ?? Infinity);
      if (most < Number(min)) this.isMalformed = true;
      return { type: 'repeat', part, min: Number(min), max: most };
    }
    const sign = match[0].charAt(0);
    return { type: 'repeat', part, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity };
  }

  private sees(sign: string): boolean {
    return this.source.charAt(this.at) === sign;
  }

  private take(sign: string): boolean {
    const isThere = this.sees(sign);
    if (isThere) this.at += 1;
    return isThere;
  }
}
