import { describe, expect, it } from 'vitest';
import { detect } from '../../../../../engine/detect/index.ts';

const numbers = Array.from({ length: 20 }, (_, index) => index);
const comment = (id: number): string =>
  `# ${id}. What part ${id} is for, told in a few words:\n# - it is made before part ${id + 1}\n`;
const recipe = (id: number): string =>
  `.PHONY: part${id}\npart${id}: $(OBJECTS) part.mk\n\t@echo "Making part ${id}"\n\tcc -o $@ \\\n      $(FLAGS)\n`;
const stage = (id: number): string =>
  `FROM node:22 AS part${id}\nWORKDIR /part${id}\nRUN apt-get update && \\\n    apt-get install -y part${id} && \\\n    rm -rf /var/lib/apt\nCOPY . .\n`;
const joined = (part: (id: number) => string): string => numbers.map(part).join('\n');

describe('files that say how something is built', () => {
  it.each([
    ['makefile', joined((id) => comment(id) + recipe(id))],
    ['makefile', joined(recipe)],
    [
      'makefile',
      joined((id) => `PARTS${id} := $(SOURCES) part${id}.o\nifdef OLD${id}\nOLD = 1\nendif`),
    ],
    ['dockerfile', joined((id) => comment(id) + stage(id))],
    ['dockerfile', joined(stage)],
  ])('are known as %s, whatever their comments look like', (language, text) => {
    expect(detect(text)).toMatchObject({ kind: 'code', language });
  });

  it.each([
    [
      'shell',
      joined(
        (id) => `NAME${id}=$(uname -a)\nexport PART${id}="$NAME${id}/part"\necho "$PART${id}"`,
      ),
    ],
    ['yaml', joined((id) => `part${id}:\n  image: node:22\n  command:\n    - part${id}`)],
    [
      'go',
      `package main\n\n${joined((id) => `func part${id}() {\n\tswitch x {\n\tcase ${id}:\n\t\ty := f(x)\n\t}\n}`)}`,
    ],
  ])('are told from %s', (language, text) => {
    expect(detect(text)).toMatchObject({ language });
  });
});
