/** An output of a tool with what its reader must not miss. */
export interface Output {
  readonly tool: string;
  readonly text: string;
  readonly must: readonly string[];
}

/** Enough lines to get an output above the size from which parts are left out. */
const MANY = 260;

function many(line: (index: number) => string): string {
  return Array.from({ length: MANY }, (_, index) => line(index)).join('\n');
}

/** An output of many harmless lines around what matters; lines that begin with `!` must stay, without the sign. */
export function output(tool: string, filler: (index: number) => string, rest: string): Output {
  const lines = rest.replace(/^\n/, '').split('\n');
  const must = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1).trim());
  const text = lines.map((line) => line.replace(/^!/, '')).join('\n');
  return { tool, must, text: text.replace('<many>', () => many(filler)) };
}
