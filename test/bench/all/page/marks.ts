import { html, type Html, joinHtml } from '../../../../adapters/cli/replay/html.ts';

/** A way to send less. */
export type Way =
  | 'Headroom'
  | 'Headroom, lossless'
  | 'as sent'
  | 'minify'
  | 'TOON'
  | 'head'
  | 'BM25'
  | 'old outputs cleared'
  | 'headroom-ai';

interface Look {
  /** A class of the page's style, which has its colour by day and by night. */
  readonly colour: string;
  /** Half of its height is 1 around the middle. */
  readonly shape: string;
}

const CIRCLE = 'M-1 0A1 1 0 1 0 1 0A1 1 0 1 0-1 0Z';
const SQUARE = 'M-.9-.9H.9V.9H-.9Z';
const DIAMOND = 'M0-1.2L1.2 0L0 1.2L-1.2 0Z';
const UP = 'M0-1.1L1.1.9H-1.1Z';
const DOWN = 'M0 1.1L1.1-.9H-1.1Z';
const CROSS = 'M-1-.6L-.6-1L0-.4L.6-1L1-.6L.4 0L1 .6L.6 1L0 .4L-.6 1L-1 .6L-.4 0Z';

/** Colour and shape both tell ways apart. */
const LOOKS: Readonly<Record<Way, Look>> = {
  Headroom: { colour: 'ours', shape: CIRCLE },
  'Headroom, lossless': { colour: 'ours', shape: DIAMOND },
  'as sent': { colour: 'plain', shape: SQUARE },
  minify: { colour: 'minify', shape: UP },
  TOON: { colour: 'toon', shape: DOWN },
  head: { colour: 'head', shape: CROSS },
  BM25: { colour: 'bm25', shape: SQUARE },
  'old outputs cleared': { colour: 'bm25', shape: DOWN },
  'headroom-ai': { colour: 'peer', shape: DIAMOND },
};

/** The class that gives a way its colour. */
export function colourOf(way: Way): string {
  return LOOKS[way].colour;
}

/** A way's mark at a point, which says what it stands for when it is pointed at. */
export function mark(way: Way, [x, y]: readonly [number, number], says: string): Html {
  const { colour, shape } = LOOKS[way];
  return html`<path
    class="mark ${colour}"
    d="${shape}"
    transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(5)"
    ><title>${says}</title></path
  >`;
}

/** What the marks of some ways mean. */
export function legend(ways: readonly Way[]): Html {
  const entries = ways.map(
    (way) =>
      html`<span class="entry"
        ><svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
          ${mark(way, [0, 0], way)}</svg
        >${way}</span
      >`,
  );
  return html`<p class="legend">${joinHtml(entries)}</p>`;
}
