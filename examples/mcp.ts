// Headroom as an MCP server inside a program, and a client that uses it: both ends in one process.
// Hosts start the same server with `npx -y headroom-ts mcp`.
import assert from 'node:assert/strict';

import { Client } from '@modelcontextprotocol/client';
import { InMemoryTransport } from '@modelcontextprotocol/server';
import { createMcpServer } from 'headroom-ts/mcp';

const [clientSide, serverSide] = InMemoryTransport.createLinkedPair();
await createMcpServer({ store: 'memory' }).connect(serverSide);
const client = new Client({ name: 'example', version: '1.0.0' });
await client.connect(clientSide);

const { tools } = await client.listTools();
console.log(`The server offers ${tools.map(({ name }) => name).join(', ')}.`);

const jobs = JSON.stringify(listJobs());
const compressed = await callTool('headroom_compress', { text: jobs, query: 'Which job failed?' });
console.log(`${jobs.length} characters became ${compressed.length}:\n\n${compressed}\n`);
assert.ok(compressed.length < jobs.length / 5);
assert.match(compressed, /nightly-613/);

const [, hash = ''] = /hash=([0-9a-f]{24})/.exec(compressed) ?? [];
const before = await callTool('headroom_retrieve', { hash, rows: '613' });
console.log(`What ran just before it:\n\n${before}`);
assert.match(before, /nightly-612/);

const { contents } = await client.readResource({ uri: `headroom://originals/${hash}` });
assert.deepEqual(contents, [{ uri: contents[0]?.uri, mimeType: 'application/json', text: jobs }]);
await client.close();

async function callTool(name: string, given: Record<string, unknown>): Promise<string> {
  const { content } = await client.callTool({ name, arguments: given });
  const [first] = content;
  assert.equal(first?.type, 'text');
  return first.text;
}

function listJobs(): object[] {
  return Array.from({ length: 1000 }, (_, index) => ({
    job: `nightly-${index}`,
    host: `worker-${index % 7}`,
    seconds: 30 + (index % 11),
    status: index === 613 ? 'failed' : 'ok',
  }));
}
