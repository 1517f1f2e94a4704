import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseGroups } from '../../../../engine/compress/log/choose.ts';
import { readLog } from '../../../../engine/compress/log/entries.ts';
import { groupEntries } from '../../../../engine/compress/log/groups.ts';
import { logCompressor } from '../../../../engine/compress/log/index.ts';
import { WEIGHT } from '../../../../engine/compress/log/weight.ts';
import { lossyContextFor } from '../context.ts';
import { logText } from './generate.ts';
import { processorTime } from '../../../support/processor-time.ts';
import { lines } from '../../../support/lines.ts';

const BUDGETS = fc.constantFrom(20, 100, 450, 1500);

function lossy(text: string, budget = 450, question = ''): string {
  return logCompressor.lossy?.(text, lossyContextFor('log', budget, question)) ?? '';
}

function time(index: number): string {
  return `2024-05-01 10:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;
}

const SERVED = lines(600, (index) =>
  index === 400
    ? `${time(index)} ERROR disk 7 failed at block 991`
    : `${time(index)} INFO request ${index * 31} served in ${index % 9} ms`,
);

describe('the lines of containers', () => {
  it('are alike only where the container is the same', () => {
    const text = lines(300, (index) =>
      index % 3 === 0
        ? `worker-1  | connected to db:5432 after ${index} ms`
        : `api-1     | connected to db:5432 after ${index} ms`,
    );
    const shown = lossy(text);
    expect(shown).toContain('[x100 L1-298] worker-1  | connected');
    expect(shown).toContain('[x200 L2-300] api-1     | connected');
  });

  it('keep their traces together, and the cause of them', () => {
    const trace = [
      'java.lang.IllegalStateException: no connection',
      ...Array.from(
        { length: 20 },
        (_, index) => `\tat com.acme.Layer${index}.call(Layer${index}.java:${index})`,
      ),
      'Caused by: java.net.ConnectException: refused',
      '\tat java.net.Socket.connect(Socket.java:9)',
    ];
    const requests = Array.from({ length: 200 }, (_, index) => `GET /orders/${index} 200`);
    const shown = lossy([...requests, ...trace].map((line) => `api-1  | ${line}`).join('\n'));
    expect(shown).toContain('api-1  | java.lang.IllegalStateException: no connection');
    expect(shown).toContain('api-1  | Caused by: java.net.ConnectException: refused');
    expect(shown).toMatch(/more frames\]/);
  });
});

describe('the kinds of failures', () => {
  it('are names of errors, not of packages or tests', () => {
    const text = lines(300, (index) =>
      index === 7
        ? `${time(index)} status installed liberror-perl:all`
        : index === 9
          ? `${time(index)} ERROR KeyError while reading`
          : `${time(index)} status unpacked libc${index}`,
    );
    expect(lossy(text)).toContain('kinds of failures, by lines: KeyError 1\n');
  });
});

describe('logCompressor.lossy', () => {
  it('shows one line per group with its count and place, and every error', () => {
    expect(lossy(SERVED).split('\n')).toEqual([
      '[log of 600 lines: ERROR 1, INFO 599. Alike lines are shown once: [xCOUNT LFIRST-LAST] first of them]',
      '[missing: lines 1-600 of 600: 593 omitted, represented by 2 groups]',
      '[x599 L1-600] 2024-05-01 10:00:00 INFO request 0 served in 0 ms',
      '[L401] 2024-05-01 10:06:40 ERROR disk 7 failed at block 991',
      '[last lines]',
      '[L596] 2024-05-01 10:09:55 INFO request 18445 served in 1 ms',
      '2024-05-01 10:09:56 INFO request 18476 served in 2 ms',
      '2024-05-01 10:09:57 INFO request 18507 served in 3 ms',
      '2024-05-01 10:09:58 INFO request 18538 served in 4 ms',
      '2024-05-01 10:09:59 INFO request 18569 served in 5 ms',
    ]);
  });

  it('shows a line that the question names, though others are like it', () => {
    expect(lossy(SERVED, 450, 'How long did request 9393 take?')).toContain(
      '[L304] 2024-05-01 10:05:03 INFO request 9393 served in 6 ms',
    );
  });

  it('keeps the templates of a log without failures', () => {
    const events = ['opened', 'closed', 'paused', 'resumed', 'moved'];
    const text = lines(500, (index) => `${time(index)} INFO channel ${index} ${events[index % 5]}`);
    for (const event of events)
      expect(lossy(text)).toMatch(new RegExp(`x100 L\\d+-\\d+\\] .* ${event}`));
  });

  it('shows the last frames of Python whole, and counts the lines that are not shown', () => {
    const frames = lines(
      9,
      (index) =>
        `  File "/srv/a${index}.py", line ${index}, in call${index}\n    call${index + 1}(x)\n    ^^^^^^^^`,
    );
    const trace = `Traceback (most recent call last):\n${frames}\nValueError: no order`;
    const shown = lossy(`${SERVED}\n${trace}\n${SERVED}`);
    expect(shown).toContain(
      '\n\t[... 24 more lines]\n  File "/srv/a8.py", line 8, in call8\n    call9(x)\n    ^^^^^^^^\nValueError: no order',
    );
  });

  it('shows the functions of a native trace down to those of the program, without their variables', () => {
    const names = ['kill', 'raise', 'abort', 'check', 'deep', 'deeper', 'deepest', 'main'];
    const thread = (id: number): string =>
      `Thread ${id} (Thread 0x7f${id} (LWP ${id}) "app"):\n${names
        .map(
          (name, at) =>
            `#${at}  0x00005555 in ${name} (n=${id}) at app.cpp:${at}\n        left = {1, 2}`,
        )
        .join('\n')}\n`;
    const shown = lossy(
      `Thread 1 "app" received signal SIGABRT, Aborted.\n${Array.from({ length: 40 }, (_, id) => thread(40 - id)).join('\n')}`,
    );
    expect(shown).toContain('[x40, 680 lines L2-');
    for (const name of names.slice(0, 6)) expect(shown).toContain(`in ${name} (n=40)`);
    expect(shown).toContain(' (n=40) at app.cpp:4\n\t[... 1 more line]\n#5 ');
  });

  it('does not repeat frames that a shown entry leaves out as the last lines', () => {
    const frames = lines(30, (index) => `\tat com.example.Layer.call${index}(Layer.java:${index})`);
    const shown = lossy(`${SERVED}\n${time(1)} ERROR broken\n${frames}`);
    expect(shown).not.toContain('[last lines]');
    expect(shown).not.toContain('call29');
  });

  it('shows the causes of a trace and folds its other frames', () => {
    const frames = lines(30, (index) => `\tat com.example.Layer.call${index}(Layer.java:${index})`);
    const trace = `${time(1)} ERROR broken\n${frames}\nCaused by: java.io.IOException: pipe\n${frames}`;
    const text = `${SERVED}\n${trace}\n${SERVED}\n${trace}\n${SERVED}`;
    const shown = lossy(text);
    expect(shown).toContain('[L601-662] 2024-05-01 10:00:01 ERROR broken');
    expect(shown).toContain('\t[... 27 more frames]\nCaused by: java.io.IOException: pipe');
    expect(shown).toContain(
      '[L1263-1324] 2024-05-01 10:00:01 ERROR broken\n\t[... the same 61 lines as from L602]',
    );
    expect(lossy(text, 100)).toContain(
      '[x2, 124 lines L601-1324] 2024-05-01 10:00:01 ERROR broken',
    );
  });

  it('shows the end of a trace of Python, where the error is', () => {
    const frames = lines(
      12,
      (index) => `  File "/app/a${index}.py", line ${index}, in run\n    step(${index})`,
    );
    const text = `${SERVED}\nTraceback (most recent call last):\n${frames}\nValueError: no step\n${SERVED}`;
    expect(lossy(text)).toContain(
      '  File "/app/a11.py", line 11, in run\n    step(11)\nValueError: no step',
    );
  });

  it('shows failing tests one by one and passing tests once', () => {
    const text = `${lines(300, (index) => `PASSED tests/test_${index}.py::test_it`)}\n${lines(9, (index) => `FAILED tests/test_x.py::test_${index} - assert`)}\n== 9 failed, 300 passed in 3.1s ==`;
    const shown = lossy(text);
    for (let index = 0; index < 9; index++)
      expect(shown).toContain(`test_x.py::test_${index} - assert`);
    expect(shown).toContain('[log of 310 lines: FAILED 9, PASSED 300.');
    expect(shown).toContain('== 9 failed, 300 passed in 3.1s ==');
    expect(shown).toContain('[x300 L1-300] PASSED tests/test_0.py::test_it');
  });

  it('says where it shortens a long line', () => {
    const text = `${SERVED}\n${time(0)} ERROR state ${'abc,'.repeat(3000)} end\n${SERVED}`;
    expect(lossy(text)).toMatch(
      /ERROR state (?:abc,)+[abc]* \[\d+ characters left out\] .*abc, end/,
    );
  });

  it('never drops failures: too many kinds are counted together', () => {
    const words = [
      'alpha',
      'beta',
      'gamma',
      'delta',
      'epsilon',
      'zeta',
      'eta',
      'theta',
      'iota',
      'kappa',
    ];
    const text = lines(1000, (index) => {
      const [a, b, c] = [index % 10, Math.floor(index / 10) % 10, Math.floor(index / 100)];
      return `ERROR ${words[a]} ${words[b]} ${words[c]}`;
    });
    const shown = lossy(text, 300);
    expect(shown.length / 4).toBeLessThan(1000);
    const marks = [
      ...(shown.split('[last lines]')[0]?.matchAll(/^\[(?:x(\d+)|L\d+)|^ERROR/gm) ?? []),
    ];
    expect(marks.reduce((sum, [, count]) => sum + Number(count ?? 1), 0)).toBe(1000);
  });

  it('does not hide failed requests among those that went well', () => {
    const text = lines(300, (index) => {
      const status = index % 60 === 30 ? 503 : 200;
      return `10.0.0.${index % 250} - - [01/May/2024:10:00:00 +0000] "GET /items HTTP/1.1" ${status} ${index}`;
    });
    expect(lossy(text)).toMatch(/\[x5 L31-271\] .* 503 30/);
  });

  it('says how many left-out lines of a low level mention a failure', () => {
    const words = [
      'alpha',
      'beta',
      'gamma',
      'delta',
      'epsilon',
      'zeta',
      'eta',
      'theta',
      'iota',
      'kappa',
    ];
    const text = lines(100, (index) => {
      const [first, second] = [words[index % 10], words[Math.floor(index / 10)]];
      return `INFO ${first} failed over to ${second} because of ${second} and of ${first}`;
    });
    expect(lossy(text, 60)).toMatch(/, \d+ of those mention a failure\]/);
  });

  it('leaves short and incompressible texts alone', () => {
    expect(lossy('one\ntwo\nthree')).toBe('');
    expect(lossy('')).toBe('');
  });
});

describe('any log', () => {
  it('is compressed the same way again, and never throws', () => {
    fc.assert(
      fc.property(logText, BUDGETS, (text, budget) => {
        expect(lossy(text, budget)).toBe(lossy(text, budget));
      }),
    );
  });

  it('has every entry in exactly one group', () => {
    fc.assert(
      fc.property(logText, BUDGETS, (text, budget) => {
        const log = readLog(text);
        const { shown, omitted } = chooseGroups(
          log,
          groupEntries(log, new Set()),
          lossyContextFor('log', budget),
        );
        const blank = log.lines.filter((line) => line.trim() === '').length;
        const counted = [...shown, ...omitted].reduce((sum, group) => sum + group.lines, 0);
        expect(counted + blank).toBe(log.lines.length);
        expect(omitted.filter(({ weight }) => weight <= WEIGHT.warning)).toEqual([]);
      }),
    );
  });

  it('is shown in its own lines, whole or shortened, at their numbers', () => {
    fc.assert(
      fc.property(logText, BUDGETS, (text, budget) => {
        const source = text.split('\n').map((line) => line.replace(/\r$/, ''));
        const shown = lossy(text, budget).split('\n').slice(2);
        expect(shown.filter((line) => !isFrom(source, line))).toEqual([]);
      }),
    );
  });
});

/** Whether a line of the result is a mark of the compressor or stands in the source where it says. */
function isFrom(source: readonly string[], line: string): boolean {
  if (line === '[last lines]' || line.startsWith('\t[... ')) return true;
  const match = /^\[(?:x\d+[^\]]* )?L(\d+)(?:-\d+)?\] (.*)$/s.exec(line);
  const [head = '', tail] = (match?.[2] ?? line).split(/ \[\d+ characters left out\] /);
  const candidates = match === null ? source : [source[Number(match[1]) - 1] ?? ''];
  return candidates.some((candidate) =>
    tail === undefined
      ? candidate === head
      : candidate.startsWith(head) && candidate.endsWith(tail),
  );
}

describe('hostile logs', () => {
  it.each([
    ['one line of 5 MB', 'a b1 '.repeat(1_000_000)],
    ['a million lines', 'x\n'.repeat(1_000_000)],
    [
      'many kinds of errors',
      lines(50_000, (index) => `ERROR ${index.toString(36).replaceAll(/\d/g, 'q')} went wrong`),
    ],
    ['one endless trace', `ERROR x\n${'\tat a.b(C.java:1)\n'.repeat(200_000)}`],
    ['nothing but blanks', ' \n'.repeat(500_000)],
    ['zeros and surrogates', '\0\uD800\n'.repeat(300_000)],
    ['escapes', '\u001B[31mERROR\u001B[0m x\n'.repeat(100_000)],
  ])('%s take linear time', (_, text) => {
    const spent = processorTime();
    lossy(text, 1500, 'Why did job 4711 in src/a.ts fail?');
    expect(spent()).toBeLessThan(4_000);
  });
});
