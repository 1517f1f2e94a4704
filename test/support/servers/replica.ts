import { commandProcess } from '../../adapters/cli/run-command.ts';
import { freePort, startServer, type TestServer } from './server.ts';

/** Where a proxy keeps its store and sends requests. */
export interface ReplicaOptions {
  readonly directory: string;
  readonly upstream: string;
}

/** Starts `headroom proxy` from its sources in a process of its own, which ends with this one. */
export async function startReplica({ directory, upstream }: ReplicaOptions): Promise<TestServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = { HEADROOM_OPENAI_URL: upstream, HEADROOM_ANTHROPIC_URL: upstream };
  const words = ['proxy', '--port', String(port), '--until-stdin-ends'];
  const { command, args, cwd, env } = commandProcess(words, { cwd: directory, environment });
  return startServer({
    url,
    command,
    parameters: args,
    options: { cwd, env, stdio: ['pipe', 'ignore', 'ignore'] },
    crash: 'SIGKILL',
    ping: () => fetch(`${url}/health`),
    clear: async () => undefined,
  });
}
