import type { Detection } from '../../content.ts';
import type { Sample } from '../sample.ts';

const DECLARATION = /^\s*<\?xml\s/;
const TAG = /<([A-Za-z_][\w:.-]*)(?=[\s/>])/g;
/** So many elements of one name are records. */
const FEWEST = 8;
const MOSTLY = 0.5;

/** Records in XML that says that it is XML. */
export function xml({ text, lines }: Sample): Detection | undefined {
  const isXml = DECLARATION.test(text) && text.trimEnd().endsWith('>') && holdsElements(lines);
  return isXml ? { kind: 'xml', confidence: 0.96, language: 'xml' } : undefined;
}

/** Whether lines of XML are records, most of whose elements come again and again. */
export function holdsElements(lines: readonly string[]): boolean {
  const counts = new Map<string, number>();
  let all = 0;
  for (const line of lines) {
    for (const [, name = ''] of line.matchAll(TAG)) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      all += 1;
    }
  }
  const repeated = [...counts.values()].filter((count) => count >= FEWEST);
  return repeated.reduce((sum, count) => sum + count, 0) >= Math.max(FEWEST, MOSTLY * all);
}
