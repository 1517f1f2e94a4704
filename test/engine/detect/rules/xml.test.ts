import { describe, expect, it } from 'vitest';

import { detect } from '../../../../engine/detect/index.ts';

const ENTRIES = Array.from(
  { length: 30 },
  (_, id) => `<url>\n  <loc>https://example.org/${id}</loc>\n</url>`,
);

describe('XML', () => {
  const text = `<?xml version="1.0"?>\n<urlset>\n${ENTRIES.join('\n')}\n</urlset>`;

  it('is records where most elements come again, on lines or in one', () => {
    expect(detect(text).kind).toBe('xml');
    expect(detect(text.replaceAll('\n', '')).kind).toBe('xml');
  });

  it('is records without a declaration as well', () => {
    expect(detect(text.slice(text.indexOf('<urlset>'))).kind).toBe('xml');
  });

  it('is code where its elements are different ones', () => {
    const settings = Array.from({ length: 30 }, (_, id) => `  <setting${id}>on</setting${id}>`);
    const file = `<?xml version="1.0"?>\n<settings>\n${settings.join('\n')}\n</settings>`;
    expect(detect(file)).toMatchObject({ kind: 'code', language: 'xml' });
  });
});
