import { below, pick, type Random, randomFrom } from '../eval/inputs/random.ts';

/** Search results of about 100 tokens each, as JSON text. Another seed gives other content. */
export function searchResults(count: number, seed: number): string {
  const random = randomFrom(seed);
  return JSON.stringify(Array.from({ length: count }, (_, index) => searchResult(random, index)));
}

function searchResult(random: Random, index: number): object {
  return {
    id: `doc-${hex(random, 8)}`,
    score: Math.round((1 - index / 10_000) * 1000 - below(random, 20)) / 1000,
    title: words(random, 6),
    snippet: words(random, 40),
    source: `https://${pick(random, SITES)}/articles/${hex(random, 6)}`,
    metadata: {
      author: pick(random, AUTHORS),
      date: `2025-${twoDigits(1 + below(random, 12))}-${twoDigits(1 + below(random, 28))}`,
      category: pick(random, CATEGORIES),
    },
  };
}

/** A server's log of at least so many bytes: mostly routine, one line in a hundred a warning or an error. */
export function serverLog(bytes: number, seed: number): string {
  const random = randomFrom(seed);
  const lines: string[] = [];
  let size = 0;
  for (let index = 0; size < bytes; index += 1) {
    const line = logLine(random, index);
    lines.push(line);
    size += line.length + 1;
  }
  return lines.join('\n');
}

function logLine(random: Random, index: number): string {
  const seconds = index % 60;
  const minutes = Math.floor(index / 60) % 60;
  const hours = Math.floor(index / 3600) % 24;
  const clock = `${twoDigits(hours)}:${twoDigits(minutes)}:${twoDigits(seconds)}`;
  const time = `2025-06-01T${clock}.${String(below(random, 1000)).padStart(3, '0')}Z`;
  const service = pick(random, SERVICES);
  if (below(random, 100) > 0) return `${time} INFO  [${service}] ${routine(random)}`;
  const level = pick(random, ['WARN ', 'ERROR']);
  return `${time} ${level} [${service}] upstream ${pick(random, SERVICES)} failed: ${words(random, 5)}`;
}

function routine(random: Random): string {
  const request = `req-${hex(random, 8)}`;
  const forms: [string, ...string[]] = [
    `${request} GET /api/v1/orders/${below(random, 100_000)} 200 in ${below(random, 300)}ms`,
    `${request} cache hit for key user:${below(random, 5000)}`,
    `${request} POST /api/v1/payments 201 in ${below(random, 900)}ms`,
    `worker ${below(random, 16)} finished job ${hex(random, 12)} after ${below(random, 60)}s`,
    `connection from 10.0.${below(random, 255)}.${below(random, 255)} accepted`,
  ];
  return pick(random, forms);
}

/** Common English words in a row. */
export function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => pick(random, VOCABULARY)).join(' ');
}

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => below(random, 16).toString(16)).join('');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

const SITES = ['example.org', 'docs.example.com', 'news.example.net', 'wiki.example.io'] as const;
const AUTHORS = ['Ada Byron', 'Lin Wei', 'Sam Ortega', 'Noor Haddad', 'Eva Novak'] as const;
const CATEGORIES = ['science', 'travel', 'finance', 'health', 'technology', 'culture'] as const;
const SERVICES = ['gateway', 'orders', 'payments', 'search', 'users', 'mailer'] as const;
const VOCABULARY =
  `the of and to in a is that for it as was with be by on not he his but at are this have
  from or had an they which one you were all her she there would their we him been has when who will no
  more if out so up said what its about than into them can only other time new some could these two may
  first then do any like my now over such our man me even most made after also did many off before must
  well back through years where much your way down should because long each just state those people too
  mister little good world make very year still see own work men day get here between both life being
  under three never know same last another while us might great old off come since against right came
  take used himself few house use during without again place american around however home small found
  thought went say part once general high upon school every`.match(/\S+/g) as [string, ...string[]];
