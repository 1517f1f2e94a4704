/** How many of something, in words: `1 line`, `2 lines`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A count of tokens in words, with a comma before every three digits: `4,100 tokens`. */
export function countedTokens(count: number): string {
  const grouped = String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${grouped} ${count === 1 ? 'token' : 'tokens'}`;
}
