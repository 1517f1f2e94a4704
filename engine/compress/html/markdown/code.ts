import { type Element, elementsOf, rawText } from '../element.ts';

const LANGUAGE = /(?:^|\s)(?:language-|lang-|highlight-source-|brush: ?)([\w+#-]{1,20})/;

/** A `pre` element as a fenced block with the language that its class names; empty for an empty one. */
export function fencedCode(element: Element): string {
  const text = rawText(element)
    .replace(/^\r?\n/, '')
    .trimEnd();
  if (text.trim() === '') return '';
  const fence = text.includes('```') ? '````' : '```';
  return `${fence}${languageOf(element)}\n${text}\n${fence}`;
}

function languageOf(element: Element): string {
  const classes = [element, ...elementsOf(element)].map((each) => each.attributes['class'] ?? '');
  return classes.map((name) => LANGUAGE.exec(name)?.[1] ?? '').find((name) => name !== '') ?? '';
}
