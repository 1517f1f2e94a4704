import { grouped } from '../text/figures.ts';
import { dollars } from '../text/dollars.ts';
import { change, range } from './money.ts';
import type { Part, Summary } from './summary.ts';

/** Rows of a report under their titles. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The tables of a report. */
export function tablesOf(summary: Summary): readonly Table[] {
  return [
    sessionTable(summary),
    partTable('Kinds', summary.kinds),
    partTable('Tools', summary.tools),
    blockTable(summary),
  ];
}

/** What the figures rest on. */
export function assumptions(pricesAsOf: string): readonly string[] {
  return [
    `Prompts at published prices (${pricesAsOf}) with the provider's cache rules; answers cost the same either way.`,
    'In brackets: no retrieval at all, to twice as many as are expected. Expected retrievals are assumptions:',
    'each costs its page, the call, and the prompt once more.',
  ];
}

function sessionTable({ sessions }: Summary): Table {
  return {
    title: 'Sessions',
    columns: ['session', 'agent', 'model', 'requests', 'without', 'with Headroom', 'change'],
    rows: sessions.map(({ id, agent, model = '?', turns, cost }) => [
      id,
      agent,
      model,
      grouped(turns.length),
      dollars(cost?.without),
      cost === undefined ? '?' : range(cost),
      cost === undefined ? '?' : change(cost),
    ]),
  };
}

function partTable(title: string, parts: readonly Part[]): Table {
  return {
    title,
    columns: ['name', 'blocks', 'tokens before', 'after', 'saved'],
    rows: parts.map(({ name, blocks, tokens, saved }) => [
      name,
      grouped(blocks),
      grouped(tokens.before),
      grouped(tokens.after),
      dollars(saved),
    ]),
  };
}

function blockTable({ largest }: Summary): Table {
  return {
    title: 'Largest savings',
    columns: ['session', 'message', 'kind', 'tool', 'before', 'after', 'sent', 'outcome', 'saved'],
    rows: largest.map(({ session, message, kind, toolName = '(user)', ...block }) => [
      session,
      grouped(message),
      kind,
      toolName,
      grouped(block.tokens.before),
      grouped(block.tokens.after),
      grouped(block.requests),
      block.outcome,
      dollars(block.saved),
    ]),
  };
}
