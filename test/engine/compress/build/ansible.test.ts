import { describe, expect, it } from 'vitest';

import { buildCompressor } from '../../../../engine/compress/build/index.ts';
import { detect } from '../../../../engine/detect/index.ts';
import { lossyContextFor } from '../context.ts';

const HOSTS = Array.from({ length: 12 }, (_, index) => `web${index}.example.org`);
const RESULT =
  '    changed: false\n    gid: 0\n    group: root\n    path: /srv/app\n    state: directory';

function task(name: string, failing?: string): string {
  const results = HOSTS.map((host) =>
    host === failing
      ? `fatal: [${host}]: FAILED! => \n    changed: true\n    cmd: migrate --all\n    msg: non-zero return code\n    rc: 3\n    stderr: relation "orders" does not exist`
      : `ok: [${host}] => \n${RESULT}`,
  );
  return `TASK [${name}] ${'*'.repeat(40)}\n${results.join('\n')}\n`;
}

/** A playbook with results in YAML, as `-v` with this format prints them. */
const PLAYBOOK = [
  `PLAY [Deploy] ${'*'.repeat(40)}\n`,
  task('Create directories'),
  task('Write configuration'),
  task('Migrate', 'web7.example.org'),
  task('Restart'),
  `PLAY RECAP ${'*'.repeat(40)}`,
  ...HOSTS.map(
    (host) =>
      `${host.padEnd(26)} : ok=4    changed=1    unreachable=0    failed=${host.startsWith('web7') ? 1 : 0}`,
  ),
].join('\n');

describe('the output of ansible-playbook', () => {
  it('is known by its plays and tasks, whatever the results look like', () => {
    expect(detect(PLAYBOOK)).toMatchObject({ kind: 'build', confidence: 0.97 });
  });

  it('shows failures with their task, host and message, and the numbers of every host', () => {
    const elided = buildCompressor.lossy?.(PLAYBOOK, lossyContextFor('build', 450)) ?? '';
    expect(elided).toMatch(/TASK \[Migrate\]/);
    expect(elided).toMatch(/fatal: \[web7\.example\.org\]: FAILED!/);
    expect(elided).toContain('msg: non-zero return code');
    expect(elided).toContain('stderr: relation "orders" does not exist');
    expect(elided).toMatch(/web7\.example\.org +: ok=4 +changed=1 +unreachable=0 +failed=1/);
    for (const host of HOSTS) expect(elided).toContain(host);
    expect(elided.length).toBeLessThan(PLAYBOOK.length / 2);
  });

  it('shows the task of a failure behind many hosts without one', () => {
    const tasks = Array.from(
      { length: 40 },
      (_, index) =>
        `TASK [step ${index}] ****\n${HOSTS.map((host) => `ok: [${host}]`).join('\n')}\n`,
    );
    const failing = `TASK [install nginx] ****\n${HOSTS.map((host) => `changed: [${host}]`).join('\n')}\nfatal: [db1]: UNREACHABLE! => {"msg": "Failed to connect to the host via ssh"}\n`;
    const text = [...tasks.slice(0, 30), failing, ...tasks.slice(30)].join('\n');
    const elided = buildCompressor.lossy?.(text, lossyContextFor('build', 200)) ?? '';
    expect(elided).toMatch(/TASK \[install nginx\][^]*fatal: \[db1\]: UNREACHABLE!/);
    expect(elided).not.toContain('TASK [step 29]');
  });
});
