import { expect, it } from 'vitest';
import { detect } from '../../../../engine/detect/index.ts';
import { lines } from '../../../support/lines.ts';

it.each([
  [
    'what stat says of files',
    lines(
      20,
      (id) =>
        `  File: src/part${id}.c\n  Size: ${id}4096\tBlocks: 8\tIO Block: 4096   regular file\nAccess: (0644/-rw-r--r--)  Uid: (    0/    root)\nAccess: 2026-11-22 12:12:04.546057680 +0000\nModify: 2026-05-09 07:29:28.000000000 +0000\nChange: 2026-05-09 07:29:28.000000000 +0000\n Birth: -`,
    ),
  ],
  [
    'times, sizes and names of files',
    lines(60, (id) => `2026-06-24 14:${10 + (id % 50)}:35 ${id * 37} /usr/lib/part${id}/error.py`),
  ],
  [
    'names of files with times and sizes behind them',
    `File Name                Modified             Size\n${lines(60, (id) => `org/part${id}.class`.padEnd(20) + ` 2026-06-24 14:${10 + (id % 50)}:35 ${String(id * 37).padStart(12)}`)}`,
  ],
])('takes no log to be in %s', (_, text) => {
  expect(detect(text).kind).not.toBe('log');
});

it.each([
  [
    'the seconds since the start of a virtual machine of Java',
    lines(60, (id) => `[${id}.468s][info][gc,heap     ] GC(${id}) Eden regions: 6->0(4)`),
  ],
  [
    'the threads of a virtual machine of Java',
    lines(
      30,
      (id) =>
        `"pool-1-thread-${id}" #${id} prio=5 os_prio=0 cpu=0.8ms tid=0x00007f nid=0x6b waiting on condition  [0x0]\n   java.lang.Thread.State: WAITING (parking)\n\tat java.lang.Object.wait(Native Method)\n\t- locked <0x00> (a A)\n`,
    ),
  ],
  [
    'the calls of a program to the system',
    lines(
      60,
      (id) => `openat(AT_FDCWD, "/usr/lib/part${id}.so", O_RDONLY) = ${id % 9}\nclose(3) = 0`,
    ),
  ],
])('takes %s for a log', (_, text) => {
  expect(detect(text).kind).toBe('log');
});

it('takes the fields of a journal for a log', () => {
  const text = lines(
    40,
    (id) =>
      `Tue 2026-03-04 10:00:${10 + (id % 50)}.252974 UTC [s=5ea1;i=4b${id};b=0e1f;m=40;t=62f;x=9c]\n    PRIORITY=6\n    SYSLOG_IDENTIFIER=kernel\n    _HOSTNAME=node-7\n    _TRANSPORT=kernel\n    _SYSTEMD_UNIT=init.scope\n    MESSAGE=eth${id}: link up`,
  );
  expect(detect(text).kind).toBe('log');
});

const WORDS = 'gate market river school harbour bridge station tower garden library'.split(' ');

function word(index: number): string {
  return `${WORDS[index % 10]} of ${WORDS[Math.floor(index / 10) % 10]}`;
}

it.each([
  ['a transcript', (id: number) => `[00:0${id % 10}:12] ${id % 2 === 0 ? 'Ann' : 'Bob'}: `],
  ['a chat', (id: number) => `[12/03/2024, 09:48:1${id % 10}] ${id % 2 === 0 ? 'Ann' : 'Bob'}: `],
  ['a channel', (id: number) => `2024-03-12 09:48:1${id % 10} <${id % 2 === 0 ? 'ann' : 'bob'}> `],
])('takes no log to be in %s, where people say several sentences at once', (_, label) => {
  const text = lines(
    60,
    (id) => `${label(id)}Yes. The ${word(id)} is shut today, and so is the ${word(id + 7)}.`,
  );
  expect(detect(text).kind).toBe('prose');
});

it('takes a conversation without spaces between its sentences for prose', () => {
  const text = lines(
    60,
    (id) =>
      `[00:0${id % 10}:12] ${id % 2 === 0 ? '田中' : '記者'}: 市場は朝早くから開いています${'東西南北中前'.charAt(id / 10)}${'川橋駅塔園門山海空町'.charAt(id % 10)}。門は閉まっています。`,
  );
  expect(detect(text).kind).toBe('prose');
});

it.each([
  ['the same sentences', (id: number) => `Job ${id} is done. Next one is ${id + 1}.`],
  ['single sentences', (id: number) => `Started the ${word(id)}.`],
])('takes %s of programs for a log', (_, message) => {
  const text = lines(60, (id) => `Mar 12 10:32:1${id % 10} host worker: ${message(id)}`);
  expect(detect(text).kind).toBe('log');
});
