import { describe, expect, it } from 'vitest';

import { readFieldRecords } from '../../../engine/lines/field-records.ts';

/** The records that lines hold, as objects. */
function read(text: string): readonly Record<string, string>[] | undefined {
  return readFieldRecords(text.split('\n'))?.map(({ fields }) => Object.fromEntries(fields));
}

describe('records with a line for each field', () => {
  it('are read between blank lines; fields may be missing, and values have several lines', () => {
    const packages = `Package: adduser
Version: 3.134
Conffiles:
 /etc/adduser.conf cc34
 /etc/deluser.conf 11a0

Package: bash
Status: installed
Homepage: http://bash.org/

Package: gcc
Version: 4:12
Depends: cpp (= 4:12)
`;
    expect(read(packages)).toEqual([
      {
        Package: 'adduser',
        Version: '3.134',
        Conffiles: '/etc/adduser.conf cc34\n/etc/deluser.conf 11a0',
      },
      { Package: 'bash', Status: 'installed', Homepage: 'http://bash.org/' },
      { Package: 'gcc', Version: '4:12', Depends: 'cpp (= 4:12)' },
    ]);
  });

  it.each([
    ['pip', (id: number) => `Name: p${id}\nVersion: ${id}.1\nRequires: \n---`],
    ['/proc/cpuinfo', (id: number) => `Name\t: p${id}\nVersion\t: ${id}.1\nRequires\t:\n`],
    ['PowerShell', (id: number) => `Name     : p${id}\nVersion  : ${id}.1\nRequires : \n`],
    ['systemctl', (id: number) => `Name=p${id}\nVersion=${id}.1\nRequires=\n`],
    ['SQLite', (id: number) => `    Name = p${id}\n Version = ${id}.1\nRequires = \n`],
    [
      'psql',
      (id: number) => `-[ RECORD ${id} ]---\nName     | p${id}\nVersion  | ${id}.1\nRequires | `,
    ],
    [
      'MySQL',
      (id: number) =>
        `*************************** ${id}. row ***************************\n    Name: p${id}\n Version: ${id}.1\nRequires: `,
    ],
  ])('are read as %s prints them', (_, print) => {
    const expected = [1, 2, 3].map((id) => ({ Name: `p${id}`, Version: `${id}.1`, Requires: '' }));
    expect(read([1, 2, 3].map(print).join('\n'))).toEqual(expected);
  });

  it('have the fields that stand indented below others, behind the names of these', () => {
    const pod = (id: number): string => `Name:   web-${id}
Labels: app=web
        tier=front
Containers:
  web:
    Image:       web:1
    State:       Waiting
      Reason:    CrashLoopBackOff
    Last State:  Terminated
      Reason:    OOMKilled
    Limits:
      cpu:  500m
    Mounts:
      /var/run from token (ro)
  proxy:
    Image:  envoy:2
    State:  Running
Conditions:
  Type   Status
  Ready  False
`;
    expect(read([1, 2, 3].map(pod).join('\n'))?.[1]).toEqual({
      Name: 'web-2',
      Labels: 'app=web\ntier=front',
      Containers: 'web\nproxy',
      'Containers Image': 'web:1\nenvoy:2',
      'Containers State': 'Waiting\nRunning',
      'Containers State Reason': 'CrashLoopBackOff',
      'Containers Last State': 'Terminated',
      'Containers Last State Reason': 'OOMKilled',
      'Containers Limits cpu': '500m',
      'Containers Mounts': '/var/run from token (ro)',
      Conditions: 'Type   Status\nReady  False',
    });
  });

  it('are found below warnings and above a count', () => {
    const rows = [1, 2, 3].flatMap((id) => [
      `********* ${id}. row *********`,
      `a: ${id}`,
      'b: 0',
      'c: 0',
    ]);
    const found = readFieldRecords(['[Warning] unsafe', ...rows, '3 rows in set (0.00 sec)', '']);
    expect(found?.map(({ start, end }) => [start, end])).toEqual([
      [1, 5],
      [5, 9],
      [9, 13],
    ]);
  });

  it.each([
    ['questions and answers', 'Q: why?\nA: so.\n\nQ: how?\nA: so.\n\nQ: who?\nA: me.'],
    ['sections of settings', 'server:\n  port: 1\n  host: a\n\nlog:\n  level: x\n\ndb:\n  url: y'],
    ['a mail', 'From: a\nTo: b\nSubject: c\n\nHello,\nwe meet at noon.\n'],
    ['a field that comes twice', 'dn: a\ncn: b\ncn: c\nsn: d\n\n'.repeat(3)],
  ])('are none in %s', (_, text) => {
    expect(read(text)).toBeUndefined();
  });

  it('are looked for in linear time', () => {
    const lines = [
      `a${' '.repeat(200_000)}`,
      ' '.repeat(200_000),
      ...Array.from({ length: 100_000 }, () => 'a: b'),
    ];
    const start = performance.now();
    expect(readFieldRecords(lines)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
