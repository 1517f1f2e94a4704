const QUOTES = /^["'`]+|["'`]+$/g;

/**
 * How exactly a text holds a query: 2 for word for word, 1 for as a part of longer words, 0 for not at
 * all. Upper and lower case are alike; `#12` also means the number 12.
 */
export function exactness(query: string): (text: string) => 0 | 1 | 2 {
  const phrase = query.trim().replace(QUOTES, '').trim().toLowerCase();
  const escaped = JSON.stringify(phrase).slice(1, -1);
  const isNumber = /^#\d+$/.test(phrase);
  const variants = [...new Set([phrase, escaped, isNumber ? phrase.slice(1) : phrase])];
  return (text) => {
    if (phrase.length < 2) return 0;
    const lower = text.toLowerCase();
    if (variants.some((variant) => standsAlone(lower, variant))) return 2;
    return lower.includes(phrase) ? 1 : 0;
  };
}

function standsAlone(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
    const end = at + phrase.length;
    if (!isInsideWord(text, at) && !isInsideWord(text, end)) return true;
  }
  return false;
}

/** Whether a position has word characters on both sides. */
function isInsideWord(text: string, at: number): boolean {
  return /^[\p{L}\p{N}_]{2}/u.test(text.slice(Math.max(0, at - 1), at + 1)) && at > 0;
}
