import {
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  ResourceNotFoundError,
  ResourceTemplate,
  type Variables,
} from '@modelcontextprotocol/server';

import type { ContentKind, StoredOriginal } from '../../src/index.ts';
import { pagesOf } from './pages.ts';
import type { Session } from './session.ts';

/** Where the original behind a reference is read as a resource. */
export function originalUri(hash: string): string {
  return `headroom://originals/${hash}`;
}

/** Adds the originals as resources: whole where they fit on a page, else page by page. */
export function addOriginals(server: McpServer, session: Session): void {
  server.registerResource(
    'original',
    new ResourceTemplate(originalUri('{hash}'), { list: undefined }),
    {
      title: 'Original of a compressed text',
      description: 'The whole text behind a reference, where it has at most 100,000 characters.',
    },
    async (uri, variables) => whole(uri, await originalFor(session, uri, variables)),
  );
  server.registerResource(
    'original-page',
    new ResourceTemplate(`${originalUri('{hash}')}/{page}`, { list: undefined }),
    {
      title: 'Page of an original',
      description: 'One of the pages, counted from 1, that make up the text behind a reference.',
      mimeType: 'text/plain',
    },
    async (uri, variables) => page(uri, variables, await originalFor(session, uri, variables)),
  );
}

async function originalFor(
  { headroom }: Session,
  uri: URL,
  { hash }: Variables,
): Promise<StoredOriginal> {
  const original = await headroom.store.get(String(hash));
  if (original !== undefined) return original;
  const { text } = await headroom.retrieve({ hash });
  throw new ResourceNotFoundError(uri.href, text);
}

function whole({ href }: URL, { text, kind }: StoredOriginal): ReadResourceResult {
  const { length } = pagesOf(text);
  if (length === 1) return { contents: [{ uri: href, mimeType: mimeTypeOf(kind), text }] };
  const size = `The original has ${text.length} characters`;
  const pages = `read it as ${href}/1 to ${href}/${length}`;
  throw new ProtocolError(
    ProtocolErrorCode.InvalidParams,
    `${size}: ${pages}, or parts of it with headroom_retrieve.`,
  );
}

function page(
  { href }: URL,
  variables: Variables,
  { text: original }: StoredOriginal,
): ReadResourceResult {
  const pages = pagesOf(original);
  const text = pages[Number(variables['page']) - 1];
  if (text !== undefined) return { contents: [{ uri: href, mimeType: 'text/plain', text }] };
  throw new ResourceNotFoundError(href, `The original has pages 1 to ${pages.length}.`);
}

const MIME_TYPES: Readonly<Partial<Record<ContentKind, string>>> = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  html: 'text/html',
};

function mimeTypeOf(kind: ContentKind): string {
  return MIME_TYPES[kind] ?? 'text/plain';
}
