import type { Detection } from '../../content.ts';
import { share, type Sample } from '../sample.ts';
import { LANGUAGES } from './languages.ts';

/** What lines of code end or begin with, in nearly every language. */
const SHAPE =
  /(?:[;{}(\[,]|\)|=>|\):|^\s*(?:else|try|finally|do|begin|end|then|fi|done|return.*)|:=.*)$|^\s*(?:\/\/|\/\*|\*\s|\*\/|#(?:include|define|if|end)|@\w|import |from \w+ import|def |class |return\b|if\b.*[:({]|for\b.*[:({]|<\/?\w)|^\s*[\w.$[\]'"]+\s*(?:[-+*/|&]?=)\s*\S/;
const CONFIGURATION: ReadonlySet<string> = new Set(['yaml', 'toml', 'dockerfile', 'sql', 'xml', 'css', 'shell']);

interface Score {
  readonly language: string;
  readonly share: number;
}

/** Source code, with the language that most of its lines speak for. */
export function code({ lines }: Sample): Detection | undefined {
  if (lines.length < 2) return undefined;
  const best = bestLanguage(lines);
  if (best === undefined) return undefined;
  const isConfiguration = CONFIGURATION.has(best.language);
  const shape = share(lines, SHAPE);
  const shaped = isConfiguration ? best.share >= 0.5 : shape >= 0.4 && best.share >= 0.06;
  if (!shaped) return undefined;
  const confidence = isConfiguration
    ? 0.4 + 0.45 * best.share
    : Math.min(0.95, 0.5 + 0.4 * shape + 0.5 * best.share);
  return { kind: 'code', confidence, language: best.language };
}

/** The language of lines that are known to be code or text; undefined when too few speak for one. */
export function languageOf(lines: readonly string[]): string | undefined {
  const best = bestLanguage(lines);
  return best !== undefined && best.share >= 0.1 ? best.language : undefined;
}

function bestLanguage(lines: readonly string[]): Score | undefined {
  const scores = LANGUAGES.map(({ name, signs }) => ({
    language: name,
    share: lines.filter((line) => signs.some((sign) => sign.test(line))).length / lines.length,
  }));
  // TypeScript is JavaScript with types: a few typed lines decide, not the majority.
  const [typed, plain] = scores;
  if (typed === undefined || plain === undefined) return undefined;
  const script = { language: typed.share >= 0.04 ? typed.language : plain.language, share: Math.min(1, typed.share + plain.share) };
  let best = script;
  for (const score of scores.slice(2)) if (score.share > best.share) best = score;
  return best.share > 0 ? best : undefined;
}
