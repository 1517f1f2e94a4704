import { describe, expect, it } from 'vitest';
import { elideCsv, elideNdjson } from '../../../../../engine/compress/json/lossy/index.ts';
import { contextFor, rowsOf } from './support.ts';

function lines(
  count: number,
  row: (index: number) => readonly string[],
): readonly (readonly string[])[] {
  return [['id', 'city', 'amount'], ...rowsOf(count, row)];
}

const ROWS = lines(300, (index) => [String(index), index === 211 ? 'Oslo' : 'Rome', `${index},5`]);

describe('elideCsv', () => {
  it.each(['\t', ';', '|'])('tells the columns apart that %j separates', (delimiter) => {
    const text = ROWS.map((row) => row.join(delimiter)).join('\n');
    const elided = elideCsv(text, contextFor('what is in Oslo?', 300));
    expect(elided).toMatch(/^\[300\]\{#,id,city,amount\}/);
    expect(elided).toContain('212,211,Oslo,"211,5"');
    expect(elided).toContain('city: Rome 299, Oslo 1');
  });

  it('shows a last line that was cut as it came', () => {
    const text = `${ROWS.map((row) => row.join(';')).join('\n')}\n300;Ro`;
    const elided = elideCsv(text, contextFor('', 300));
    expect(elided).toMatch(/of 300 rows omitted/);
    expect(elided).toMatch(/\n\[the last line as it came:\]\n300;Ro$/);
    const records = Array.from({ length: 300 }, (_, id) => JSON.stringify({ id, city: 'Rome' }));
    const cut = elideNdjson(`${records.join('\n')}\n{"id":300,"ci`, contextFor('', 200));
    expect(cut).toMatch(/of 300 rows omitted/);
    expect(cut).toMatch(/\n\[the last line as it came:\]\n\{"id":300,"ci$/);
  });

  it('counts no blank line as a row', () => {
    const text = `${ROWS.map((row) => row.join(';')).join('\n')}\n\n`;
    expect(elideCsv(text, contextFor('', 300))).toMatch(/of 300 rows omitted/);
  });

  it('finds the greatest among numbers that JavaScript would print in another way', () => {
    const text = [
      'id,amount',
      ...rowsOf(300, (index) => `${index},${(index * 1.5).toFixed(2)}`),
    ].join('\n');
    expect(elideCsv(text, contextFor('', 300))).toContain('amount: 0 to 448.5');
    const halves = ['id,amount', ...rowsOf(300, (index) => `${index},${(index * 1.5).toFixed(1)}`)];
    const most = [...halves, '300,999.0'].join('\n');
    expect(elideCsv(most, contextFor('', 300))).toContain('amount: 0 to 999');
  });

  it('reads the names behind a byte order mark', () => {
    const text = `\uFEFF${ROWS.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')}`;
    expect(elideCsv(text, contextFor('', 300))).toMatch(/^\[300\]\{#,id,city,amount\}/);
  });

  it('takes lines that end early for records without the last fields', () => {
    const text = ROWS.map((row, index) => (index % 3 === 1 ? row.slice(0, 2) : row).join(';')).join(
      '\n',
    );
    const elided = elideCsv(text, contextFor('', 300));
    expect(elided).toMatch(/of 300 rows omitted/);
    expect(elided).toContain('city: Rome 299, Oslo 1');
  });

  it('names the columns of rows that are too large to be shown', () => {
    const text = ['id,note', ...rowsOf(20, (index) => `${index},${'many words '.repeat(500)}`)];
    const elided = elideCsv(text.join('\n'), contextFor('', 300));
    expect(elided).toContain('id,note');
  });

  it('tells columns of the same name apart', () => {
    const sums = ['id,sum,sum', ...rowsOf(300, (index) => `${index},${index * 2},7`)];
    const elided = elideCsv(sums.join('\n'), contextFor('', 300));
    expect(elided).toMatch(/^\[300\]\{#,id,sum,"sum \(column 3\)"/);
    expect(elided).toContain('sum: 0 to 598');
  });

  it.each([
    ['behind comments', `# made by a program\n${ROWS.map((row) => row.join(',')).join('\n')}`],
    [
      'with a quotation that ends too early',
      `id,a\n${rowsOf(300, (index) => `${index},"a"x`).join('\n')}`,
    ],
  ])('shows lines as they are that are no records: %s', (_, text) => {
    const elided = elideCsv(text, contextFor('', 300)) ?? '';
    expect(elided).toMatch(/of 30[12] lines omitted/);
    const [, ...shown] = elided.split('\n');
    expect(shown.slice(0, 2)).toEqual(text.split('\n').slice(0, 2));
  });
});
