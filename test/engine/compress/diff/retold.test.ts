import { describe, expect, it } from 'vitest';
import { diffCompressor } from '../../../../engine/compress/diff/index.ts';
import { lossyContextFor } from '../context.ts';

const ID = 'c50bf4fa36a52710de7205a3b7db60a3f839dd1d';
const NAMES = ['src/net/client.ts', 'src/net/pool.ts', 'src/a/very/long/way/down/retry.ts'];

function lossy(text: string, budget = 700): string {
  return diffCompressor.lossy?.(text, lossyContextFor('diff', budget, '')) ?? '';
}

function patch(name: string): string {
  const lines = Array.from({ length: 60 }, (_, index) => `+const option${index} = read(${index});`);
  return `diff --git a/${name} b/${name}\n--- a/${name}\n+++ b/${name}\n@@ -3,0 +4,60 @@\n${lines.join('\n')}\n`;
}

function commit(name: string, position: number): string {
  return `commit ${position}${ID.slice(1)}\nAuthor: ${position < 2 ? 'Ada' : 'Grace'} <dev@example.org>\nDate:   Mon Nov 23 0${position}:56:45 2026 +0000\n\n    Read the options of ${name}\n\n    Nobody did.\n\n${patch(name)}`;
}

function mail(name: string, position: number): string {
  return [
    `From ${position}${ID.slice(1)} Mon Sep 17 00:00:00 2001`,
    'From: Ada <dev@example.org>',
    'Date: Mon, 23 Nov 2026 07:56:45 +0000',
    `Subject: [PATCH ${position + 1}/3] Read the options that`,
    ' somebody gives',
    '',
    'Nobody did.',
    '---',
    ` ${name.replace('src/a/very', '...')} | 60 ++++++++`,
    ' src/unseen.ts | 2 +-',
    ' 2 files changed, 61 insertions(+), 1 deletion(-)',
    '',
    patch(name),
  ].join('\n');
}

describe('several commits with their diffs', () => {
  const shown = lossy(NAMES.map(commit).join('\n'));

  it('have their fields and their subject on one line, the rest of the message whole', () => {
    const heads = shown.match(/^.*: Read the options of .*$/gm);
    expect(heads).toEqual([
      '050bf4fa36 Nov 23 2026 Ada: Read the options of src/net/client.ts',
      '150bf4fa36: Read the options of src/net/pool.ts',
      '250bf4fa36 Grace: Read the options of src/a/very/long/way/down/retry.ts',
    ]);
    expect(shown.match(/^ {4}Nobody did\.$/gm)).toHaveLength(3);
    expect(shown).not.toContain('dev@example.org');
  });

  it('say how they are shown and what is missing of them', () => {
    expect(shown).toContain(
      '[diff of 3 files in 3 commits (id, day and author where they differ from the one above, subject), ',
    );
    expect(shown).toContain(' and ends of ids, times, addresses and other fields of 3 commits');
  });

  it('are not those that a message names at the start of a line', () => {
    const [first = ''] = NAMES.map(mail);
    const quoted = first.replace('Nobody did.', `commit ${ID.slice(0, 12)} ("Options") did not.`);
    const { length } = lossy(quoted, 300).match(/^From .*$|^commit .* did not\.$/gm) ?? [];
    expect(length).toBe(2);
  });

  it('leave room for changed lines where the budget is small', () => {
    const many = Array.from({ length: 12 }, (_, index) => commit(`src/${index}.ts`, index % 10));
    expect(lossy(many.join('\n'), 500).length).toBeLessThan(2300);
  });
});

describe('a series of mails', () => {
  const shown = lossy(NAMES.map(mail).join('\n'));

  it('has their headers on one line each, with the whole subject', () => {
    expect(shown).toContain(
      '050bf4fa36 23 Nov 2026 Ada: [PATCH 1/3] Read the options that somebody',
    );
    expect(shown).toContain('\n150bf4fa36: [PATCH 2/3] Read the options that somebody gives\n');
    expect(shown).toContain('Nobody did.');
  });

  it('says how much of a file was changed behind its name, and in a diffstat where its diff is not there', () => {
    expect(shown).toContain('=== src/a/very/long/way/down/retry.ts +60 -0');
    expect(shown.match(/ \| 60 /g)).toBeNull();
    expect(shown.match(/^ src\/unseen\.ts \| 2 \+-$/gm)).toHaveLength(3);
    expect(shown).toContain(' and 3 lines of diffstats omitted');
  });
});
