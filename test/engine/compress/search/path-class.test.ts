import { describe, expect, it } from 'vitest';

import { pathClass } from '../../../../engine/compress/search/lossy/path-class.ts';

describe('pathClass', () => {
  it.each([
    ['src/api/server.ts', 'source'],
    ['lib/contest.rb', 'source'],
    ['src/latest/index.ts', 'source'],
    ['src/api/server.test.ts', 'test'],
    ['tests/unit/server.py', 'test'],
    ['app/test_server.py', 'test'],
    ['core/src/ServerTest.java', 'test'],
    ['README.md', 'document'],
    ['docs/guide/start.html', 'document'],
    ['package-lock.json', 'generated'],
    ['Cargo.lock', 'generated'],
    ['web\\node_modules\\ms\\index.js', 'generated'],
    ['assets/site.min.js', 'generated'],
  ])('takes %s for %s', (path, expected) => {
    expect(pathClass(path)).toBe(expected);
  });
});
