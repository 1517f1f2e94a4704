/** Lines that are compared at once: fewer in a row that were shown before are not worth a mention. */
export const WINDOW = 4;
/** Characters besides blanks that a window must have; blank lines and brackets stand everywhere. */
const LEAST_CHARACTERS = 16;

/**
 * For each line the hash of the window that starts there: equal windows have equal hashes. 0 where too
 * few lines follow or the window says nothing. Linear in the length of the lines.
 */
export function fingerprints(lines: readonly string[]): Int32Array {
  const windows = new Int32Array(lines.length);
  if (lines.length < WINDOW) return windows;
  const hashes = new Int32Array(lines.length);
  const characters = new Int32Array(lines.length);
  for (const [index, line] of lines.entries()) {
    [hashes[index], characters[index]] = hashLine(line);
  }
  for (let start = 0; start + WINDOW <= lines.length; start += 1) {
    windows[start] = combine(hashes, characters, start);
  }
  return windows;
}

/** The line's FNV-1a hash over UTF-16 units, and how many of these are no blanks. */
function hashLine(line: string): readonly [number, number] {
  let hash = 0x811c9dc5;
  let characters = 0;
  for (let index = 0; index < line.length; index += 1) {
    const code = line.charCodeAt(index);
    hash = Math.imul(hash ^ code, 0x01000193);
    if (code > 0x20) characters += 1;
  }
  return [hash, characters];
}

function combine(hashes: Int32Array, characters: Int32Array, start: number): number {
  let hash = 0;
  let all = 0;
  for (let index = start; index < start + WINDOW; index += 1) {
    hash = Math.imul(hash, 31) + (hashes[index] ?? 0);
    hash ^= hash >>> 15;
    all += characters[index] ?? 0;
  }
  return all < LEAST_CHARACTERS ? 0 : hash || 1;
}
