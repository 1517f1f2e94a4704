/** A field that lines further to the right belong to. */
interface Parent {
  readonly depth: number;
  readonly name: string;
}

/**
 * The fields that stand indented below the name of a field, as `kubectl describe` prints containers and their states, each
 * by the names that lead to it: `Containers Last State Exit Code`. What the items below are called is the value of the
 * field itself, and values of the same name are joined by line feeds. Undefined where the value stands behind the name or
 * is text.
 */
export function nestedFields(
  name: string,
  lines: readonly string[],
  field: RegExp,
): ReadonlyMap<string, string> | undefined {
  const outermost = depthOf(lines[0] ?? '');
  if (outermost === 0 || !field.test((lines[0] ?? '').trimStart())) return undefined;
  const values = new Map<string, string>();
  const add = (path: string, value: string): void => {
    const known = values.get(path);
    values.set(path, known ? `${known}\n${value}` : value);
  };
  const parents: Parent[] = [];
  let last = name;
  for (const [index, line] of lines.entries()) {
    const depth = depthOf(line);
    const [, own, value = ''] = field.exec(line.trimStart()) ?? [];
    if (own === undefined) {
      add(last, line.trimStart());
      continue;
    }
    while ((parents.at(-1)?.depth ?? -1) >= depth) parents.pop();
    const isHeading = value === '' && depthOf(lines[index + 1] ?? '') > depth;
    const isItem = isHeading && depth === outermost;
    last = isItem ? name : [name, ...parents.map((parent) => parent.name), own].join(' ');
    if (isItem) add(name, own);
    else parents.push({ depth, name: own });
    if (!isHeading) add(last, value);
  }
  return values;
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}
