import { type Tone, toned } from '../text/terminal.ts';
import type { Finding } from './finding.ts';

const TONES: Readonly<Record<Finding['outcome'], Tone>> = {
  ok: 'green',
  note: 'yellow',
  wrong: 'red',
};

/** The findings as lines for a person. */
export function textReport(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.flatMap(({ check, outcome, text, advice }) => {
    const head = `${toned(TONES[outcome], outcome.padEnd(6))}${check.padEnd(width)}  `;
    const indent = ' '.repeat(6 + width + 2);
    return advice === undefined ? [head + text] : [head + text, `${indent}-> ${advice}`];
  });
  return `${lines.join('\n')}\n`;
}
