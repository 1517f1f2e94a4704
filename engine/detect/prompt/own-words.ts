import { anyOf } from '../../common/patterns.ts';
import { isLogEntry } from '../rules/log.ts';

/** The start of a line tells what it is. */
const LOOKED_AT = 240;
const FIRST_TOKENS = 6;
const FEWEST_WORDS = 3;
/** Marks that people write before a point, a heading or a quotation. */
const LEAD = /^\s*(?:[-*+•>]|#{1,6}|\d{1,3}[.)])\s+/;
const WORD = /^["'“‘(*_`]*\p{L}[\p{L}\p{M}'’-]*["'”’)*_`]*[.,;:!?…]*$/u;
/** Lines of code that consist of words. */
const CODE = anyOf([
  /^(?:from [\w.]+ import [\w*(]|import [\w.*]+(?: as \w+)?(?:, ?[\w.]+)*;?$)/,
  /^(?:class|struct|enum|trait|interface|module|package|namespace) [\w.:]+\s*[:;{]?$/,
  /^(?:end|else|fi|done|try|finally|begin|do|then|esac|pass|break|continue):?$/,
]);
/** What hits, rows and records begin with. */
const RECORD = /^(?:[|{[<]|\S{1,200}:\d)/;
/** What statements end with and sentences do not. */
const STATEMENT = /(?:[{};=([]|=>)\s*$/;
const COMMENT = /^(?:\/\/|\/\*|\*\/|--|#!)/;
const MATERIAL: readonly RegExp[] = [CODE, STATEMENT, RECORD, COMMENT];
/** Sentences may tell a time as log entries do. */
const SENTENCE_START = /^(?:\p{L}\p{Ll}*[,;:]? ){3}/u;
const WIDE = /[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\u0E00-\u0E7F]/g;
const FEWEST_WIDE = 4;

/**
 * Whether a line of a prompt reads as something a person wrote to the model: words in a row, a point of a
 * list, a short remark. Lines that could be either are taken to be words.
 */
export function readsAsWords(line: string): boolean {
  const start = line.slice(0, LOOKED_AT);
  const isPoint = LEAD.test(start);
  if (!isPoint && /^\s/.test(start)) return false;
  if (isLogEntry(start) && !SENTENCE_START.test(start)) return false;
  if (MATERIAL.some((pattern) => pattern.test(start))) return false;
  if ((start.match(WIDE)?.length ?? 0) >= FEWEST_WIDE) return true;
  const tokens = start.replace(LEAD, '').split(/\s+/, FIRST_TOKENS).filter(Boolean);
  const words = tokens.filter((token) => WORD.test(token)).length;
  if (tokens.length <= FEWEST_WORDS) return words > 0 && words === tokens.length;
  return words >= FEWEST_WORDS && words * 2 > tokens.length;
}

/**
 * Whether a line at the edge of pasted material could be a remark on it, such as `fix: src/a.ts`. Asked only
 * of first and last lines, which can be spared.
 */
export function mayBeRemark(line: string): boolean {
  const start = line.slice(0, LOOKED_AT).trim();
  if (isLogEntry(start) || /[;{}()[\],=>]$/.test(start)) return false;
  return /^\p{L}/u.test(start) && start.split(/\s+/).some((token) => WORD.test(token));
}
