import type { ServerResponse } from 'node:http';

/** An error that the proxy answers with by itself. */
export interface ErrorAnswer {
  readonly status: number;
  /** In the words of the vendors' errors. */
  readonly type:
    | 'invalid_request_error'
    | 'permission_error'
    | 'authentication_error'
    | 'api_error';
  /** What to do about it. */
  readonly message: string;
}

/** Answers with an error that the libraries of OpenAI, Anthropic and Google can read. */
export function answerError(
  outgoing: ServerResponse,
  { status, type, message }: ErrorAnswer,
): void {
  const error = { type, message: `headroom: ${message}`, code: status };
  answerText(outgoing, { status, text: JSON.stringify({ type: 'error', error }) });
}

/** A text that the proxy answers with. */
export interface TextAnswer {
  /** @defaultValue 200 */
  readonly status?: number;
  /** @defaultValue `'application/json'` */
  readonly contentType?: string;
  readonly text: string;
}

/** Answers with a text. */
export function answerText(
  outgoing: ServerResponse,
  { status = 200, contentType = 'application/json', text }: TextAnswer,
): void {
  outgoing.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(text),
  });
  outgoing.end(text);
}
