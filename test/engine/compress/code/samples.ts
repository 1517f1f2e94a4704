import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A source file with the language that it is recognised as and the grammar that reads it. */
export interface Sample {
  readonly language: string;
  readonly grammar: string;
  readonly text: string;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  c: 'c',
  cpp: 'cpp',
  cs: 'csharp',
  go: 'go',
  java: 'java',
  js: 'javascript',
  php: 'php',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  sh: 'shell',
  ts: 'typescript',
  tsx: 'typescript',
};
const FOLDER = join(import.meta.dirname, '../../../fixtures/code');

/** One file for each language, full of what makes its brackets hard to find. */
export const samples: readonly (readonly [string, Sample])[] = Object.entries(LANGUAGES).map(
  ([extension, language]) => {
    const grammar = extension === 'tsx' ? 'tsx' : language;
    return [extension, { language, grammar, text: sampleText(extension) }];
  },
);

/** The text of the sample with a file extension. */
export function sampleText(extension: string): string {
  return readFileSync(join(FOLDER, `sample.${extension}`), 'utf8');
}
