import { createClient } from 'redis';

/** What a Redis server has done since it started. */
export interface RedisFigures {
  /** Seconds of processor time. */
  readonly processorTime: number;
  /** Calls by command. */
  readonly calls: ReadonlyMap<string, number>;
}

/** Asks a server for its figures. */
export async function redisFigures(url: string): Promise<RedisFigures> {
  const client = createClient({ url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const text = `${await client.info('cpu')}\n${await client.info('commandstats')}`;
    const seconds = (name: string): number =>
      Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(text)?.[1] ?? 0);
    const calls = [...text.matchAll(/^cmdstat_([\w|]+):calls=(\d+)/gm)].map(
      ([, name = '', count]): [string, number] => [name, Number(count)],
    );
    const processorTime = seconds('used_cpu_user') + seconds('used_cpu_sys');
    return { processorTime, calls: new Map(calls) };
  } finally {
    client.destroy();
  }
}
