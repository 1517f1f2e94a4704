// Sends everything on to a provider, both ways as it comes, and does nothing else: what any proxy costs.
import { pipeline } from 'node:stream/promises';

import { Agent } from 'undici';

import { serve } from './server.ts';

const [, , port, origin = ''] = process.argv;
const agent = new Agent();

await serve(async (incoming, outgoing) => {
  const { method = 'GET', url: path = '/', headers } = incoming;
  const { host: _host, connection: _connection, ...kept } = headers;
  const body = method === 'GET' ? null : incoming;
  const reply = await agent.request({ origin, path, method, headers: kept, body });
  outgoing.writeHead(reply.statusCode, reply.headers);
  await pipeline(reply.body, outgoing);
}, Number(port));
