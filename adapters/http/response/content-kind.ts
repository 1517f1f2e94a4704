import type { WireReply } from './wire-reply.ts';

/** Whether a response says that it is JSON. */
export function isJson(response: Pick<WireReply, 'headers' | 'body'>): boolean {
  return response.body !== null && mediaTypeOf(response).includes('json');
}

/**
 * Whether a response is to be read as a stream of server-sent events: by its content type, or because one was
 * asked for. Some services send streams under another type or none; errors in place of a stream are JSON.
 */
export function isStream(response: Pick<WireReply, 'headers'>, asked: unknown): boolean {
  const type = mediaTypeOf(response);
  return type === 'text/event-stream' || (asked === true && !type.includes('json'));
}

/** In lower case, without parameters. */
function mediaTypeOf({ headers }: Pick<WireReply, 'headers'>): string {
  const [mediaType = ''] = (headers.get('content-type') ?? '').split(';');
  return mediaType.trim().toLowerCase();
}
