import { Document } from '@langchain/core/documents';
import { AIMessage, ToolMessage } from '@langchain/core/messages';
import { type StructuredToolInterface, tool } from '@langchain/core/tools';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import {
  HeadroomDocumentCompressor,
  headroomTools,
  retrieveTool,
} from '../../../adapters/langchain/index.ts';
import { createHeadroom, HeadroomError, memoryStore, parseReferences } from '../../../src/index.ts';
import { USERS } from '../../support/users.ts';

const schema = z.object({});
const fields = { name: 'list_users', description: 'Lists users', schema };
const CALL = { type: 'tool_call' as const, id: 'call_0', name: 'list_users', args: {} };

async function messageOf(users: StructuredToolInterface | undefined): Promise<ToolMessage> {
  const result: unknown = await users?.invoke(CALL);
  if (!ToolMessage.isInstance(result)) throw new Error('no message');
  return result;
}

describe('headroomTools', () => {
  it('takes an array of tools', () => {
    for (const tools of [undefined, {}, 'search']) {
      expect(() => headroomTools(tools as never)).toThrow(
        'headroomTools() takes an array of tools, and options behind it',
      );
    }
  });

  it('compresses what tools return, and gives the tool to read the rest', async () => {
    const headroom = createHeadroom({ store: 'memory' });
    const tools = headroomTools([tool(() => USERS, fields)], { headroom });
    expect(tools.map(({ name }) => name)).toEqual(['list_users', 'headroom_retrieve']);
    const [users, retrieve] = tools;
    const result = await messageOf(users);
    expect(result).toMatchObject({ tool_call_id: 'call_0', name: 'list_users' });
    expect(result.text.length).toBeLessThan(USERS.length / 3);
    const [reference] = parseReferences(result.text);
    const read: unknown = await retrieve?.invoke({ hash: reference?.hash, rows: '38' });
    expect(read).toContain('user 37 of');
  });

  it('keeps artifacts, JSON that is small, and what is for the framework', async () => {
    const command = new Date(0);
    const given = [
      tool(() => [USERS, { rows: 881 }], { ...fields, responseFormat: 'content_and_artifact' }),
      tool(() => ({ ok: true }), fields),
      tool(() => command, fields),
      tool(() => new ToolMessage({ content: USERS, tool_call_id: 'call_0' }), fields),
    ];
    const [artifact, json, other, message] = headroomTools(given, { store: 'memory' });
    const result = await messageOf(artifact);
    expect(result.artifact).toEqual({ rows: 881 });
    expect(result.text.length).toBeLessThan(USERS.length / 3);
    expect((await messageOf(json)).content).toBe('{"ok":true}');
    expect(await other?.invoke({})).toBe(command);
    expect((await messageOf(message)).text.length).toBeLessThan(USERS.length / 3);
  });

  it('gives no tool where nothing is ever left out, and leaves tools of other kinds alone', () => {
    const definition = { name: 'search', lc_namespace: [] } as never;
    expect(headroomTools([definition], { mode: 'lossless', store: 'memory' })).toEqual([
      definition,
    ]);
  });

  it('returns what the tool returned when its own work fails', async () => {
    const store = { ...memoryStore(), put: fail, touch: fail };
    const headroom = createHeadroom({ store, logger: { warn: () => undefined } });
    const failing = { ...headroom, compress: fail };
    const [users] = headroomTools([tool(() => USERS, fields)], { headroom: failing });
    expect((await messageOf(users)).content).toBe(USERS);
    expect((await headroom.stats()).lastFailure).toContain('disk on fire');
  });

  it('refuses wrong options', () => {
    expect(() => headroomTools([], { mod: 'lossless' } as never)).toThrow(HeadroomError);
    expect(() => retrieveTool({} as never)).toThrow(/createHeadroom/);
  });
});

describe('HeadroomDocumentCompressor', () => {
  it('refuses wrong options', () => {
    expect(() => new HeadroomDocumentCompressor({ retrieval: 'yes' } as never)).toThrow(
      "expected 'none' or 'tool'",
    );
    expect(() => new HeadroomDocumentCompressor({ retreival: 'tool' } as never)).toThrow(
      'did you mean retrieval?',
    );
  });

  it('compresses what is large by what is asked, and keeps the rest', async () => {
    const documents = [
      new Document({ pageContent: 'short', metadata: { page: 1 } }),
      new Document({ pageContent: USERS, metadata: { page: 2 }, id: 'd2' }),
    ];
    const headroom = createHeadroom({ store: 'memory' });
    const compressor = new HeadroomDocumentCompressor({ headroom, retrieval: 'tool' });
    const [first, second] = await compressor.compressDocuments(documents, 'Who failed?');
    expect(first).toBe(documents[0]);
    expect(second).toMatchObject({ id: 'd2', metadata: { page: 2 } });
    expect(second?.pageContent.length).toBeLessThan(USERS.length / 3);
    const [reference] = parseReferences(second?.pageContent ?? '');
    expect(await headroom.original(reference?.hash ?? '')).toBe(USERS);
  });

  it('leaves nothing out unless somebody can read it', async () => {
    const compressor = new HeadroomDocumentCompressor({ store: 'memory' });
    const document = new Document({ pageContent: USERS });
    const [compressed] = await compressor.compressDocuments([document], 'Who failed?');
    expect(compressed?.pageContent).not.toContain('[headroom hash=');
    expect(compressed?.pageContent.length).toBeLessThan(USERS.length);
  });

  it('keeps a document whose compression fails', async () => {
    const headroom = createHeadroom({ store: 'memory', logger: { warn: () => undefined } });
    const compressor = new HeadroomDocumentCompressor({
      headroom: { ...headroom, compress: fail },
    });
    const document = new Document({ pageContent: USERS });
    expect(await compressor.compressDocuments([document], 'Who?')).toEqual([document]);
    expect((await headroom.stats()).failures).toBe(1);
  });
});

it('compresses messages with the tool as LangChain takes it', async () => {
  const messages = [
    new AIMessage({ content: '', tool_calls: [{ id: 'a', name: 'list_users', args: {} }] }),
    new ToolMessage({ tool_call_id: 'a', content: USERS }),
  ];
  const headroom = createHeadroom({ store: 'memory' });
  const result = await headroom.compress(messages, { retrieval: 'tool' });
  expect(result.format).toBe('langchain');
  expect(result.tools).toMatchObject([
    { type: 'function', function: { name: 'headroom_retrieve' } },
  ]);
});

async function fail(): Promise<never> {
  throw new Error('disk on fire');
}
