/** Names for columns that have none: letters, then letters with numbers. */
export function letterNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, column) => {
    const letter = String.fromCharCode(0x61 + (column % 26));
    return column < 26 ? letter : `${letter}${Math.floor(column / 26)}`;
  });
}
