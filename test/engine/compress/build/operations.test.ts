import { describe, expect, it } from 'vitest';

import { buildCompressor } from '../../../../engine/compress/build/index.ts';
import { detect } from '../../../../engine/detect/index.ts';
import { lines } from '../../../support/lines.ts';
import { lossyContextFor } from '../context.ts';

function lossy(text: string, budget = 300): string {
  return buildCompressor.lossy?.(text, lossyContextFor('build', budget)) ?? '';
}

function unit(name: string, failed: boolean): string {
  return [
    `${failed ? '×' : '●'} ${name}.service - The ${name} service`,
    `     Loaded: loaded (/etc/systemd/system/${name}.service; enabled; preset: enabled)`,
    `     Active: ${failed ? 'failed (Result: exit-code)' : 'active (running)'} since Sat 2026-03-14 09:20:01 UTC; 6min ago`,
    `   Main PID: 4711 ${failed ? '(code=exited, status=203/EXEC)' : `(${name})`}`,
    '      Tasks: 12 (limit: 19000)',
    '     Memory: 31.1M',
    `     CGroup: /system.slice/${name}.service`,
    `             └─4711 /usr/bin/${name} --verbose`,
    '',
    '',
  ].join('\n');
}

describe('the output of systemctl status', () => {
  const text = lines(60, (index) => unit(`part${index}`, index === 41));

  it('is known by its units', () => {
    expect(detect(text)).toMatchObject({ kind: 'build', confidence: 0.97 });
  });

  it('shows the unit that failed with its status, and counts no other one as failed', () => {
    const shown = lossy(text);
    expect(shown).toContain('× part41.service - The part41 service');
    expect(shown).toContain('Active: failed (Result: exit-code)');
    expect(shown).toContain('status=203/EXEC');
    expect(shown).toMatch(/^\[x59 L1-\d+\] ● part0\.service/m);
    expect(shown).not.toMatch(/FAIL(?:ED)? \d/);
  });
});

describe('the output of a monorepo', () => {
  const text = [
    '• Packages in scope: @acme/api, @acme/web, docs',
    '• Running build in 3 packages',
    lines(300, (index) => {
      const place = ['@acme/api', '@acme/web', 'docs'][index % 3] ?? '';
      return index === 151
        ? `${place}:build: src/cart.tsx(42,7): error TS2322: Type 'string' is not assignable to type 'number'.`
        : `${place}:build: transforming (${index}) src/part.ts`;
    }),
    ' Tasks:    2 successful, 3 total',
    'Cached:    0 cached, 3 total',
    '  Time:    31.2s ',
    'Failed:    @acme/web#build',
  ].join('\n');

  it('is no search for text', () => {
    expect(detect(text).kind).toBe('build');
  });

  it('shows what the compiler says of each package, and which of them failed', () => {
    const shown = lossy(text);
    expect(shown).toContain('@acme/web:build: src/cart.tsx(42,7): error TS2322');
    expect(shown).toContain('Failed:    @acme/web#build');
  });
});

describe('the output of a runner', () => {
  it('shows the last words of a program above an exit that says nothing of why', () => {
    const text = lines(300, (index) => {
      const time = `2026-03-14T09:26:${String(index % 60).padStart(2, '0')}.1234567Z`;
      if (index % 50 === 0) return `${time} ##[group]Run step ${index}`;
      if (index === 217) return `${time} Refund of order 991 returned 409 instead of 200`;
      if (index === 218) return `${time} ##[error]Process completed with exit code 1.`;
      return `${time} with: node ${'abcdefghij'[index % 10]}${'klmnopqrst'[(index >> 3) % 10]}`;
    });
    expect(lossy(text, 200)).toContain('Refund of order 991 returned 409 instead of 200');
  });

  it('counts tasks that need not run, and shows the one that failed', () => {
    const states = ['UP-TO-DATE', 'FROM-CACHE', 'NO-SOURCE'];
    const text = [
      lines(200, (index) =>
        index === 120
          ? '> Task :cart:compileKotlin FAILED\ne: file:///r/Cart.kt:31:17 Unresolved reference: totl'
          : `> Task :part${'abcdefghij'[index % 10]}${'klmnopqrst'[(index >> 3) % 10]}:jar ${states[index % 3]}`,
      ),
      'BUILD FAILED in 42s',
    ].join('\n');
    const shown = lossy(text);
    expect(shown).toMatch(/^\[output of .*gradle.*, of them progress 199\./);
    expect(shown).toContain('Cart.kt:31:17 Unresolved reference: totl');
    expect(shown.length).toBeLessThan(700);
  });

  it('knows builds of Bazel by their progress', () => {
    const text = [
      lines(120, (index) => `[${index} / 900] Compiling src/part${index}.cc; 3s linux-sandbox`),
      'ERROR: /w/src/BUILD:14:11: Compiling src/refund.cc failed: (Exit 1): gcc failed',
      lines(80, (index) => `[${index + 120} / 900] Compiling src/more${index}.cc`),
      'ERROR: Build did NOT complete successfully',
    ].join('\n');
    expect(detect(text).kind).toBe('build');
    expect(lossy(text)).toContain('Compiling src/refund.cc failed');
  });
});
