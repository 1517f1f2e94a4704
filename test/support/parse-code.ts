import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';

const GRAMMARS: Readonly<Record<string, string>> = {
  csharp: 'c-sharp',
  shell: 'bash',
  // There is none for C alone.
  c: 'cpp',
};
const loaded = new Map<string, Promise<Language>>();

/** How many places of a source text its language's grammar cannot read; `tsx` is a language of its own. */
export async function syntaxErrors(text: string, language: string): Promise<number> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await grammarOf(language));
  const tree = parser.parse(text);
  const errors = tree?.rootNode.descendantsOfType('ERROR').length ?? 0;
  const missing = tree?.rootNode.hasError === true && errors === 0 ? 1 : 0;
  tree?.delete();
  parser.delete();
  return errors + missing;
}

function grammarOf(language: string): Promise<Language> {
  const name = GRAMMARS[language] ?? language;
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const file = import.meta.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`);
  const loading = Language.load(fileURLToPath(file));
  loaded.set(name, loading);
  return loading;
}
