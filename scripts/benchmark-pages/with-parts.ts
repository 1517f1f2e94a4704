const PART = /(?<=<!-- measured: ([a-z-]+) -->\n)[^]*?(?=<!-- \/measured -->)/g;

/** A text with what stands between its markers replaced. Throws where a marker names no part, or nothing names one. */
export function withParts(text: string, parts: ReadonlyMap<string, string>): string {
  const left = new Set(parts.keys());
  const written = text.replace(PART, (_, name: string) => {
    const part = parts.get(name);
    if (part === undefined) throw new Error(`nothing is measured as ${name}`);
    left.delete(name);
    return `${part}\n`;
  });
  if (left.size > 0) throw new Error(`no place for ${[...left].join(', ')}`);
  return written;
}

/** A text without what stands between markers. */
export function withoutParts(text: string): string {
  return text.replace(PART, '');
}
