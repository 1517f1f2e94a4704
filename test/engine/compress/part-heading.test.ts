import { describe, expect, it } from 'vitest';

import { hasPartInForm, partHeading } from '../../../engine/compress/part-heading.ts';
import { compress } from '../../../src/index.ts';
import { processorTime } from '../../support/processor-time.ts';

const rows = Array.from({ length: 300 }, (_, id) => ({ id, host: `web-${id % 7}`, ok: id !== 77 }));
const json = JSON.stringify(rows);

async function compressed(content: string): Promise<string> {
  const { messages } = await compress([{ role: 'tool', tool_call_id: 'a', content }]);
  return messages[0]?.content ?? '';
}

describe('a part of a text', () => {
  it.each([
    ['behind a label', `Output: ${json}`],
    ['behind a label, between other lines', `<context>\nOutput: ${json}\n</context>`],
    ['below other lines', `Exit code: 0\nWall time: 0.1 seconds\nOutput:\n${json}`],
  ])('is found %s, though its form repeats itself', async (_name, text) => {
    const form = await compressed(text);
    expect(form).toContain('[headroom: JSON in the next 301 lines]\n');
    expect(form.length).toBeLessThan(text.length / 4);
    expect(form.startsWith(text.slice(0, text.indexOf('[')).trimEnd())).toBe(true);
    expect(await compressed(form)).toBe(form);
  });

  it('is known by its heading and the lines below it', () => {
    const heading = partHeading('json', 'a\nb\nc');
    expect(heading).toBe('[headroom: JSON in the next 3 lines]\n');
    expect(hasPartInForm(`before\n${heading}a\nb\nc`)).toBe(true);
    expect(hasPartInForm(`before\n${heading}a\nb`)).toBe(false);
    expect(hasPartInForm('a line about "[headroom: JSON in the next 0 lines]"')).toBe(false);
    expect(partHeading('json', 'one line')).toBe('');
    expect(partHeading('code', 'a\nb')).toBe('');
  });

  it('is looked for in linear time', () => {
    const hostile = '[headroom: JSON in the next 999999 lines]\n'.repeat(50_000);
    const spent = processorTime();
    expect(hasPartInForm(hostile)).toBe(false);
    expect(spent()).toBeLessThan(5000);
  });
});
