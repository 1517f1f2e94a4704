import type { Detection } from '../../content.ts';
import { isPageTree } from '../../lines/page-node.ts';
import type { Sample } from '../sample.ts';

/** The elements of a page as a browser tells them to an agent: neither code nor a list of Markdown. */
export function pageTree({ lines }: Sample): Detection | undefined {
  return isPageTree(lines) ? { kind: 'text', confidence: 0.97 } : undefined;
}
