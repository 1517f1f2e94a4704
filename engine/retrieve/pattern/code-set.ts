/** A set of UTF-16 code units. */
export type CodeSet = (code: number) => boolean;

const CONTROL: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };

/** The set with the other case of each of its letters. */
export function caseless(has: CodeSet): CodeSet {
  return (code) => {
    if (has(code)) return true;
    const letter = String.fromCharCode(code);
    return has(letter.toLowerCase().charCodeAt(0)) || has(letter.toUpperCase().charCodeAt(0));
  };
}

/** Letters, digits and the underscore: what `\w` means and `\b` stands next to. */
export function isWordCode(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    (code >= 97 && code <= 122)
  );
}

/** What `\d`, `\w`, `\s` and their negations mean; undefined for every other letter. */
export function escapeSet(letter: string): CodeSet | undefined {
  switch (letter) {
    case 'd':
      return isDigit;
    case 'D':
      return (code) => !isDigit(code);
    case 'w':
      return isWordCode;
    case 'W':
      return (code) => !isWordCode(code);
    case 's':
      return isSpace;
    case 'S':
      return (code) => !isSpace(code);
    default:
      return undefined;
  }
}

/** The code unit that the escape after a backslash stands for, and how many characters it takes. */
export function singleEscape(
  source: string,
  at: number,
): { readonly code: number; readonly length: number } {
  const hex = /^(?:x(?<two>[0-9a-f]{2})|u(?<four>[0-9a-f]{4}))/i.exec(source.slice(at, at + 5));
  const digits = hex?.groups?.['two'] ?? hex?.groups?.['four'];
  if (digits !== undefined) return { code: Number.parseInt(digits, 16), length: digits.length + 1 };
  return { code: CONTROL[source.charAt(at)] ?? source.charCodeAt(at), length: 1 };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isSpace(code: number): boolean {
  return /\s/.test(String.fromCharCode(code));
}
