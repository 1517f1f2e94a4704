import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

/** A LiteLLM proxy that is stopped when it is disposed of. */
export interface LitellmProxy extends AsyncDisposable {
  /** Such as `http://127.0.0.1:40213`. */
  readonly url: string;
  /** What clients authenticate with. */
  readonly key: string;
}

const MASTER_KEY = 'sk-9f86d081884c7d659a2feaa0c55ad015';

/** Starts a LiteLLM proxy with a configuration, without access to the network. */
export async function startLitellm(python: string, config: object): Promise<LitellmProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-litellm-'));
  const file = join(folder, 'config.yaml');
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(config));
  const port = await freePort();
  const child = spawn(
    join(dirname(python), 'litellm'),
    ['--config', file, '--host', '127.0.0.1', '--port', String(port)],
    {
      cwd: folder,
      env: {
        ...process.env,
        LITELLM_LOCAL_MODEL_COST_MAP: 'True',
        LITELLM_MASTER_KEY: MASTER_KEY,
        // Otherwise lines wait in a buffer.
        PYTHONUNBUFFERED: '1',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const exited = once(child, 'exit');
  process.once('exit', () => child.kill());
  await started(createInterface({ input: child.stderr }));
  // What nobody reads would stop it when the pipe is full.
  child.stderr.resume();
  return {
    url: `http://127.0.0.1:${port}`,
    key: MASTER_KEY,
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await exited;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Waits for the line that says so; rejects with what was said instead. */
async function started(lines: AsyncIterable<string>): Promise<void> {
  const said: string[] = [];
  for await (const line of lines) {
    if (line.includes('Uvicorn running on')) return;
    said.push(line);
  }
  throw new Error(`LiteLLM did not start:\n${said.slice(-20).join('\n')}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const closed = once(server, 'close');
  server.close();
  await closed;
  return port;
}
