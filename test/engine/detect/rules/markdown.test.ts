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
});
