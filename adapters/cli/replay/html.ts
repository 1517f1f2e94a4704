/** Markup that is safe to put into a page. */
export interface Html {
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup from a template; strings and numbers put into it are escaped, markup is not. */
export function html(
  strings: TemplateStringsArray,
  ...values: readonly (Html | string | number)[]
): Html {
  const text = strings.reduce((sum, each, index) => {
    const value = values[index];
    return `${sum}${each}${value === undefined ? '' : escaped(value)}`;
  }, '');
  return { text };
}

/** Pieces of markup one after the other. */
export function joinHtml(pieces: readonly Html[]): Html {
  return { text: pieces.map(({ text }) => text).join('') };
}

/** A table of markup: a head of columns, and rows of cells that are `td` elements each. */
export function htmlTable(columns: readonly string[], rows: readonly (readonly Html[])[]): Html {
  const head = columns.map((column) => html`<th scope="col">${column}</th>`);
  const body = rows.map(
    (cells) =>
      html`<tr>
        ${joinHtml(cells)}
      </tr> `,
  );
  return html`<table>
    <thead>
      <tr>
        ${joinHtml(head)}
      </tr>
    </thead>
    <tbody>
      ${joinHtml(body)}
    </tbody>
  </table>`;
}

/** What the head of a page says. */
export interface PageHead {
  readonly title: string;
  /** Style sheet. */
  readonly style: string;
}

/** The text of a page that loads nothing else. */
export function htmlPage({ title, style }: PageHead, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;
}

function escaped(value: Html | string | number): string {
  if (typeof value === 'object') return value.text;
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
