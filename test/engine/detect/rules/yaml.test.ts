import { describe, expect, it } from 'vitest';

import { detect } from '../../../../engine/detect/index.ts';

const RECORDS = Array.from(
  { length: 12 },
  (_, id) => `- name: pod-${id}\n  status: Running\n  node: node-${id % 3}\n`,
).join('');

describe('YAML', () => {
  it('that holds records is told from code', () => {
    expect(detect(RECORDS)).toMatchObject({ kind: 'yaml', language: 'yaml' });
    expect(detect(`kind: List\nitems:\n${RECORDS}`).kind).toBe('yaml');
    expect(detect(RECORDS.replaceAll('- name', '---\n  name')).kind).toBe('yaml');
  });

  it('that somebody wrote is code', () => {
    expect(detect(`# The pods to start\n${RECORDS}`).kind).toBe('code');
    const workflow =
      'name: test\non: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - name: Install\n        run: npm ci\n';
    expect(detect(workflow)).toMatchObject({ kind: 'code', language: 'yaml' });
  });
});
