import { packageVersion } from '../../http/version.ts';
import type { FigureCounter } from '../figures/figures.ts';
import { metricsText } from '../figures/metrics.ts';
import { netFigures } from '../figures/net-figures.ts';
import type { Tenants } from '../tenants.ts';
import { answerText, type TextAnswer } from './answer.ts';
import type { Visit } from './visit.ts';

/** What pages are made of. */
interface PageTools {
  readonly figures: FigureCounter;
  readonly tenants: Tenants;
}

type Page = (tools: PageTools) => TextAnswer | Promise<TextAnswer>;

const PAGES: ReadonlyMap<string, Page> = new Map<string, Page>([
  ['/', () => ({ text: WELCOME, contentType: 'text/plain; charset=utf-8' })],
  ['/health', () => ({ text: health() })],
  ['/stats', async (tools) => ({ text: JSON.stringify(await stats(tools)) })],
  [
    '/metrics',
    ({ figures }) => ({
      text: metricsText(figures.current()),
      contentType: 'text/plain; version=0.0.4',
    }),
  ],
]);

/** For people who look with a browser whether it runs. */
const WELCOME = `This is a Headroom proxy: it compresses what agents send to models, and relays everything else.
Point a client's base URL here, such as OPENAI_BASE_URL or ANTHROPIC_BASE_URL.
/health says whether it runs, /stats what it saved, /metrics the same for Prometheus, /openapi.json what else it answers.
`;

/** Whether a request asks about the proxy itself. */
export function asksForOwnPage({ incoming: { method }, target }: Visit): boolean {
  return PAGES.has(target.path) && (method === 'GET' || method === 'HEAD');
}

/** Answers what is asked about the proxy itself. */
export async function answerOwnPage({ outgoing, target }: Visit, tools: PageTools): Promise<void> {
  const answer = await PAGES.get(target.path)?.(tools);
  if (answer !== undefined) answerText(outgoing, answer);
}

/** Tells programs that look for a proxy that this is one. */
function health(): string {
  return JSON.stringify({ status: 'ok', service: 'headroom', version: packageVersion() });
}

/** The ledger knows days, so the day of the start counts from its beginning. */
async function stats({ figures, tenants }: PageTools): Promise<object> {
  const current = figures.current();
  const started = new Date(Date.now() - 1000 * current.uptimeSeconds);
  const since = started.toISOString().slice(0, 10);
  // A store that is gone takes no other figure with it.
  const net = await netFigures(tenants, since).catch(() => null);
  return { ...current, net };
}
