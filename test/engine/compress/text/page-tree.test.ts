import { describe, expect, it } from 'vitest';

import { textCompressor } from '../../../../engine/compress/text/index.ts';
import { detect } from '../../../../engine/detect/index.ts';
import { isPageTree, readPageNode } from '../../../../engine/lines/page-node.ts';
import { lossyContextFor } from '../context.ts';

const ORDERS = Array.from({ length: 60 }, (_, index) => ({
  number: `#${7000 + index}`,
  state: ['Paid', 'Shipped', 'Pending'][index % 3] ?? '',
  total: `€${(index * 7919) % 900}.50`,
}));

/** A page with a table of orders as Playwright tells it. */
const PLAYWRIGHT = [
  '- generic [ref=e1]:',
  '  - navigation "Main" [ref=e2]:',
  ...['Orders', 'Customers', 'Refunds'].flatMap((name, index) => [
    `    - link "${name}" [ref=e${3 + index}] [cursor=pointer]:`,
    `      - /url: /admin/${name.toLowerCase()}`,
  ]),
  '  - main [ref=e9]:',
  '    - heading "All orders" [level=1] [ref=e10]',
  '    - table [ref=e12]:',
  ...ORDERS.flatMap(({ number, state, total }, index) => [
    `      - row "${number} ${state} ${total}" [ref=e${100 + 10 * index}]:`,
    `        - cell "${number}" [ref=e${101 + 10 * index}]:`,
    `          - link "${number}" [ref=e${102 + 10 * index}]:`,
    `            - /url: /admin/orders/${index}`,
    `        - cell "${state}" [ref=e${103 + 10 * index}]`,
    `        - cell "${total}" [ref=e${104 + 10 * index}]`,
    `        - button "Open menu" [ref=e${105 + 10 * index}]:`,
    `          - img [ref=e${106 + 10 * index}]`,
  ]),
  '    - textbox "Search orders" [ref=e900]',
  '    - alert [ref=e901]: Your session ends in 5 minutes',
].join('\n');

/** The same as Chrome's tools tell it. */
const CHROME = PLAYWRIGHT.split('\n')
  .filter((line) => !line.includes('/url:'))
  .map((line, index) => line.replace(/- (\w+(?: ".*?")?).*/, `uid=1_${index} $1`))
  .join('\n');

function shown(text: string, budget: number, question = ''): string {
  return textCompressor.lossy?.(text, lossyContextFor('text', budget, question)) ?? text;
}

describe('the elements of a page', () => {
  it.each([
    ['- button "Next page" [disabled] [ref=e7]', { depth: 0, role: 'button', name: 'Next page' }],
    ['  - \'row "a: b" [ref=e8]\':', { depth: 2, role: 'row', name: 'a: b' }],
    ['  - paragraph [ref=e9]: Pay now', { depth: 2, role: 'paragraph', name: 'Pay now' }],
    ['- text: 3 of 8', { depth: 0, role: 'text', name: '3 of 8' }],
    ['- /url: /orders', { depth: 0, role: '/url', name: '/orders' }],
    ['   uid=1_4 StaticText "Orders"', { depth: 3, role: 'StaticText', name: 'Orders' }],
    ['- generic [ref=e1]:', { depth: 0, role: 'generic', name: '' }],
  ])('are read: %s', (line, node) => {
    expect(readPageNode(line)).toEqual(node);
  });

  it.each(['- buttons are blue', '- Buttons', '* link', '- name: web', 'button "Next"', ''])(
    'are not: %j',
    (line) => {
      expect(readPageNode(line)).toBeUndefined();
    },
  );

  it('are text to choose lines from, unlike lists and YAML', () => {
    expect(detect(PLAYWRIGHT)).toEqual({ kind: 'text', confidence: 0.97 });
    expect(detect(CHROME)).toEqual({ kind: 'text', confidence: 0.97 });
    const list = Array.from({ length: 30 }, (_, index) => `  - image: web-${index}`);
    expect(isPageTree(list)).toBe(false);
  });

  it.each([
    ['Playwright', PLAYWRIGHT],
    ["Chrome's tools", CHROME],
  ])('are shown where they say something that those around them do not: %s', (_, page) => {
    const text = shown(page, 1700);
    for (const { number, state, total } of ORDERS) {
      expect(text).toContain(`row "${number} ${state} ${total}"`);
    }
    expect(text).toMatch(/heading "All orders"/);
    expect(text).toMatch(/link "Customers"/);
    expect((text.match(/cell "Paid"/g) ?? []).length).toBeLessThan(4);
  });

  it('are spread over the page where there is no room for all, after headings, fields and alerts', () => {
    const text = shown(PLAYWRIGHT, 500);
    const rows = ORDERS.flatMap(({ number }, index) =>
      text.includes(`row "${number} `) ? [index] : [],
    );
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.filter((index) => index >= 30).length).toBeGreaterThan(rows.length / 3);
    for (const name of ['heading "All orders"', 'textbox "Search orders"', 'alert [ref=e901]:']) {
      expect(text).toContain(name);
    }
  });
});
