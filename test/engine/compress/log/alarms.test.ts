import { describe, expect, it } from 'vitest';
import { logCompressor } from '../../../../engine/compress/log/index.ts';
import { gradeOf, WEIGHT } from '../../../../engine/compress/log/weight.ts';
import { lines } from '../../../support/lines.ts';
import { lossyContextFor } from '../context.ts';

function lossy(text: string, budget = 450): string {
  return logCompressor.lossy?.(text, lossyContextFor('log', budget)) ?? '';
}

describe('failures in logs', () => {
  it('shows several of the kinds that begin alike before it counts the others together', () => {
    const reasons = [
      'pulling',
      'crashed',
      'no secret',
      'no volume',
      'killed',
      'evicted',
      'no node',
    ];
    const text = lines(4000, (index) => {
      const time = `2026-05-07 11:59:${String(index % 60).padStart(2, '0')}`;
      if (index % 7 > 0) return `${time} INFO pod ${index} is up`;
      const pod = reasons[(index / 7) % reasons.length] ?? '';
      return `${time} ERROR could not sync the pod, skipping it: ${'x'.repeat(300)} ${pod} in its container`;
    });
    const shown = lossy(text, 250);
    expect(reasons.filter((reason) => !shown.includes(reason))).toEqual([]);
  });

  it('keeps what was thrown with the message above it, as loggers print it', () => {
    const frames = lines(
      30,
      (index) => `\tat org.example.Block.check${index}(Block.java:${index})`,
    );
    const text = lines(200, (index) => {
      const time = `[2026-07-03T11:45:${String(index % 60).padStart(2, '0')},666]`;
      if (index !== 90) return `${time}[INFO ] request ${index} took ${index} ms`;
      return `${time}[WARN ] path: /bulk\norg.example.BlockException: blocked by: no master;\n${frames}`;
    });
    expect(lossy(text)).toMatch(
      /^\[L91-122\] .*\[WARN \] path: \/bulk\norg\.example\.BlockException: blocked by: no master;\n\tat /m,
    );
  });

  it('shows the first of frequent warnings and the rare one among them', () => {
    const words = ['cart', 'mail', 'stock', 'user', 'vault', 'web'];
    const name = (index: number): string => words[index % words.length] ?? '';
    const text = lines(900, (index) => {
      const head = `2026-05-07 11:${String(index % 60).padStart(2, '0')}:07 ${index % 3 === 0 ? 'WARN' : 'INFO'} [w-${index % 5}] ${name(index)}.${name(index >> 1)} -`;
      if (index === 600) return `${head} disk usage of /srv at 97 percent`;
      return `${head} slow query took ${name(index >> 2)} ${name(index >> 3)} ${index} ms`;
    });
    const shown = lossy(text, 2000);
    expect(shown).toContain('disk usage of /srv at 97 percent');
    expect(shown.match(/ WARN /g)?.length).toBeLessThan(12);
    expect(shown).toMatch(/^\[log of 900 lines: WARN 300, INFO 600\./);
  });

  it('counts the answers of the system by their names, and shows the one that is unusual', () => {
    const text = lines(600, (index) => {
      if (index === 311)
        return 'openat(AT_FDCWD, "/etc/app/key", O_RDONLY) = -1 EACCES (Permission denied)';
      return index % 3 === 0
        ? `openat(AT_FDCWD, "/lib/part${index}.so", O_RDONLY) = -1 ENOENT (No such file or directory)`
        : `read(3, "error: the exception of part ${index}"..., 832) = 832`;
    });
    const shown = lossy(text, 300);
    expect(shown).toMatch(/^\[log of 600 lines: EACCES 1, ENOENT 200\./);
    expect(shown).toContain('/etc/app/key');
    expect(shown.length).toBeLessThan(1500);
  });

  it('names no functions among the kinds of failures', () => {
    const text = lines(300, (index) =>
      index === 7 ? 'ERROR KeyError in onFailure' : `INFO step ${index} calls onFailure`,
    );
    expect(lossy(text)).toContain('kinds of failures, by lines: KeyError 1\n');
  });

  it('shows the threads of a dump that wait for each other apart from those that are idle', () => {
    const thread = (name: string, state: string, frame: string): string =>
      `"${name}" #12 prio=5 os_prio=0 cpu=0.88ms tid=0x00007f nid=0x6b ${frame}  [0x0000]\n   java.lang.Thread.State: ${state}\n\tat A.run(A.java:3)\n\t- locked <0x00> (a java.lang.Object)\n\tat B.run(B.java:4)\n\tat C.run(C.java:5)\n\tat D.run(D.java:6)\n`;
    const text = lines(90, (index) =>
      index === 50
        ? thread('writer', 'BLOCKED (on object monitor)', 'waiting for monitor entry')
        : thread(`pool-1-thread-${index}`, 'WAITING (parking)', 'waiting on condition'),
    );
    const shown = lossy(text);
    expect(shown).toMatch(/^\[x89, 623 lines L1-719\] "pool-1-thread-0"/m);
    expect(shown).toMatch(/"writer" .*\n {3}java\.lang\.Thread\.State: BLOCKED/);
    expect(shown).toContain('[... 3 more lines]');
  });

  it('takes names of files for no failures', () => {
    const text = lines(
      300,
      (index) => `read lib/part${index}/error.py and lib/part${index}/failed.txt`,
    );
    expect(gradeOf(text.split('\n')[0] ?? '').weight).toBe(WEIGHT.plain);
    expect(gradeOf('could not read lib/error.py: failed').weight).toBe(WEIGHT.error);
    expect(lossy(text)).not.toContain('failed 300');
  });
});
