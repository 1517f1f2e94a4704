import type { ContentKind } from '../content.ts';
import { readXml } from '../xml/read-xml.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { WrittenValue } from './value.ts';

const READERS: Readonly<Partial<Record<ContentKind, typeof readYaml>>> = {
  yaml: readYaml,
  xml: readXml,
};

/** Whether texts of this kind may hold records in a notation other than JSON. */
export function holdsWrittenValues(kind: ContentKind): boolean {
  return READERS[kind] !== undefined;
}

/** The values of a text of such a kind; undefined where they are not all that it has. */
export function readValues(text: string, kind: ContentKind): WrittenValue | undefined {
  return READERS[kind]?.(text);
}
