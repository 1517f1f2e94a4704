import { describe, expect, it } from 'vitest';

import type { WrittenValue } from '../../../engine/written/value.ts';
import { readXml } from '../../../engine/xml/read-xml.ts';

/** Lists and pairs in place of values with their places. */
function plain({ text, members, items }: WrittenValue): unknown {
  if (members) return members.map(({ key, value }) => [key, plain(value)]);
  return items ? items.map(plain) : text;
}

function read(text: string): unknown {
  const value = readXml(text);
  return value && plain(value);
}

describe('the values of XML', () => {
  it('are attributes, words and children', () => {
    expect(
      read('<?xml version="1.0"?>\n<!-- by a program -->\n<a><b c="1">x &amp; y</b><d/></a>'),
    ).toEqual([
      [
        'b',
        [
          ['@c', '1'],
          ['#text', 'x & y'],
        ],
      ],
      ['d', ''],
    ]);
  });

  it('are lists wherever a child comes more than once in one of its kind', () => {
    expect(
      read('<feed><item><tag>x</tag></item><item><tag>y</tag><tag>z</tag></item></feed>'),
    ).toEqual([['item', [[['tag', ['x']]], [['tag', ['y', 'z']]]]]]);
  });

  it('are the markup where words stand between elements, and the characters of CDATA', () => {
    expect(read('<a><p>one <b>two</b></p><c><![CDATA[<b>]]></c></a>')).toEqual([
      ['p', 'one <b>two</b>'],
      ['c', '<b>'],
    ]);
  });

  it('lie where their elements do', () => {
    const text = '<a>\n  <b>1</b>\n  <b>2</b>\n</a>';
    const [list] = readXml(text)?.members ?? [];
    const places = list?.value.items?.map(({ start, end }) => text.slice(start, end));
    expect(places).toEqual(['<b>1</b>', '<b>2</b>']);
  });

  it.each([
    ['a comment among the elements', '<a><!-- why --><b>1</b></a>'],
    ['a comment behind the root', '<a><b>1</b></a><!-- end -->'],
    ['an instruction among the elements', '<a><?sort by="x"?><b>1</b></a>'],
    ['an element that is not closed', '<a><b>1</b>'],
    ['elements that are closed in another order', '<a><b><c></b></c></a>'],
    ['words around the root', '<a>1</a> and more'],
    ['two roots', '<a>1</a><a>2</a>'],
    ['elements whose order matters', '<dict><key>a</key><string>x</string><key>b</key></dict>'],
    ['too much depth', `${'<a>'.repeat(120)}${'</a>'.repeat(120)}`],
    ['no element', 'a < b'],
  ])('are not all that there is with %s', (_, text) => {
    expect(read(text)).toBeUndefined();
  });
});
