import { packageVersion } from '../http/version.ts';
import { answerText, type TextAnswer } from './answer.ts';
import type { FigureCounter, ProxyFigures } from './figures.ts';
import { metricsText } from './metrics.ts';
import type { Visit } from './visit.ts';

type Page = (figures: ProxyFigures) => TextAnswer;

const PAGES: ReadonlyMap<string, Page> = new Map<string, Page>([
  ['/health', () => ({ text: health() })],
  ['/stats', (figures) => ({ text: JSON.stringify(figures) })],
  [
    '/metrics',
    (figures) => ({ text: metricsText(figures), contentType: 'text/plain; version=0.0.4' }),
  ],
]);

/** Answers what is asked about the proxy itself; false for everything else. */
export function answerOwnPage(
  { incoming, outgoing, target }: Visit,
  { figures }: { readonly figures: FigureCounter },
): boolean {
  const page = PAGES.get(target.path);
  if (page === undefined || (incoming.method !== 'GET' && incoming.method !== 'HEAD')) return false;
  answerText(outgoing, page(figures.current()));
  return true;
}

/** Tells programs that look for a proxy that this is one. */
function health(): string {
  return JSON.stringify({ status: 'ok', service: 'headroom', version: packageVersion() });
}
