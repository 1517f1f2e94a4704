import { describe, expect, it } from 'vitest';
import { detect } from '../../../../engine/detect/index.ts';

const PARTS =
  'Parts of a gate\n===============\n\n* a lock_ that |shuts| it\n* a *door*, see `doors <door.html>`_\n\n';
const DOORS =
  'How to open it\n--------------\n\nCall ``open()`` with the |key| of the gate_ and\nwait for :class:`Opened`.\n\n';

describe('a text with the marks of Markdown', () => {
  it('may have its headings underlined, as in reStructuredText', () => {
    expect(detect(PARTS + DOORS).kind).toBe('markdown');
  });

  it('is none without headings', () => {
    const text = (PARTS + DOORS).replaceAll(/^(?:=+|-+)$/gm, '');
    expect(detect(text).kind).not.toBe('markdown');
  });

  it('is judged by what stands outside of its examples, though they are most of it', () => {
    const example =
      "```js\nimport { open } from 'gate';\nconst gate = open();\ngate.shut();\n```\n\n";
    const section = `### \`gate.shut()\`\n\nShuts the gate again.\n\n${example.replace(';\n', ';\n// …\n'.repeat(6))}`;
    expect(detect(`# Gate\n\nHow to work with it.\n\n${section.repeat(6)}`).kind).toBe('markdown');
  });

  it('may be a list of changes with hardly a sentence in it', () => {
    const change =
      '### Fixed\n- `Gate::open`.\n  [@miller](https://example.com/miller)\n- Shut the gate at night.\n';
    const changes = [9, 8, 7, 6, 5].map(
      (part) => `## [0.${part}.0] - 2025-0${part}-21\n${change}\n`,
    );
    expect(detect(`# Change Log\n\n${changes.join('')}`).kind).toBe('markdown');
  });

  it('is none where only comments are sentences', () => {
    const step = '# Opens the gate before the others come.\n- name: open\n  run: gate --open\n\n';
    expect(detect(`---\n${step.repeat(8)}`).kind).not.toBe('markdown');
  });
});
