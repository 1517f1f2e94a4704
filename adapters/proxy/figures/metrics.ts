import type { ProxyFigures } from './figures.ts';

/** The figures in the text format of Prometheus (version 0.0.4). */
export function metricsText(figures: ProxyFigures): string {
  const { requests, answers, bytes } = figures;
  const byHandling = Object.entries(requests).map(sampleOf('handling'));
  const byAnswer = Object.entries(answers).flatMap(([upstream, counts]) =>
    Object.entries(counts).map(
      ([status, count]) => [`{upstream="${upstream}",status="${status}"}`, count] as const,
    ),
  );
  const { netSaved, ...sent } = bytes;
  return [
    metric('requests_total', 'Requests, by what was done with them.', byHandling),
    metric('answers_total', 'Answers, by the provider and the status.', byAnswer),
    metric(
      'body_bytes_total',
      'Bytes of bodies for models.',
      Object.entries(sent).map(sampleOf('stage')),
    ),
    metric('net_saved_bytes', 'Bytes that were not sent, less those sent again.', [['', netSaved]]),
    metric('active_requests', 'Requests that are being answered.', [['', figures.active]]),
    metric('broken_total', 'Answers that broke off.', [['', figures.broken]]),
    metric('hidden_rounds_total', 'Requests that clients did not send.', [
      ['', figures.hiddenRounds],
    ]),
    metric('retrievals_total', 'Calls of headroom_retrieve.', [['', figures.retrievals]]),
    metric('failures_total', 'Problems that were worked around.', [['', figures.failures]]),
    metric('added_seconds_total', 'Time until requests went out.', [['', figures.addedSeconds]]),
    metric('uptime_seconds', 'Time since the start.', [['', figures.uptimeSeconds]]),
  ].join('');
}

/** Labels in braces, and the value. */
type Sample = readonly [labels: string, value: number];

function sampleOf(label: string): (entry: readonly [name: string, value: number]) => Sample {
  return ([name, value]) => [`{${label}="${name}"}`, value];
}

function metric(name: string, help: string, samples: readonly Sample[]): string {
  const type = name.endsWith('_total') ? 'counter' : 'gauge';
  const lines = samples.map(([labels, value]) => `headroom_${name}${labels} ${value}\n`);
  return `# HELP headroom_${name} ${help}\n# TYPE headroom_${name} ${type}\n${lines.join('')}`;
}
