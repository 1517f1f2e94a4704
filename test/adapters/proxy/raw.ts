import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A provider on bare sockets, which sees and says every byte. */
export interface RawUpstream extends AsyncDisposable {
  readonly url: string;
  /** What came over each connection so far, a character for each byte. */
  readonly received: readonly string[];
  /** Whether a client has closed its connection. */
  readonly closed: readonly boolean[];
}

/** Answers once a whole request is there; gets the request and the socket to write on. */
export type RawAnswerer = (request: string, socket: Socket) => void;

/** Starts a provider on a free port. */
export async function rawUpstream(answer: RawAnswerer): Promise<RawUpstream> {
  const received: string[] = [];
  const closed: boolean[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const index = received.push('') - 1;
    closed.push(false);
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => (closed[index] = true));
    socket.on('data', (chunk) => {
      received[index] += chunk.toString('latin1');
      if (isWhole(received[index] ?? '')) answer(received[index] ?? '', socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    closed,
    async [Symbol.asyncDispose]() {
      const ended = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await ended;
    },
  };
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const head = text.slice(0, end);
  const [, length] = /content-length: *(\d+)/i.exec(head) ?? [];
  if (/transfer-encoding: *chunked/i.test(head)) return text.endsWith('0\r\n\r\n');
  return text.length >= end + 4 + Number(length ?? 0);
}

/** Answers every request with the same bytes. */
export function always(...lines: readonly string[]): RawAnswerer {
  return (_, socket) => void socket.write(lines.join('\r\n'), 'latin1');
}

/** Sends bytes and gives back what comes, until the other side closes. */
export async function sendRaw(url: string, text: string): Promise<string> {
  const socket = openRaw(url, text);
  try {
    return (await buffer(socket)).toString('latin1');
  } catch (error) {
    return String(error);
  }
}

/** A connection over which something was sent. */
export function openRaw(url: string, text: string): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(text, 'latin1');
  return socket;
}

/** A request as text, whose connection is closed behind the answer. */
export function request(first: string, ...lines: readonly string[]): string {
  const headers = ['Host: 127.0.0.1', 'Connection: close', ...lines];
  return [`${first} HTTP/1.1`, ...headers, '', ''].join('\r\n');
}

/** Takes a response apart. */
export function parsed(response: string): {
  readonly status: string;
  readonly head: string;
  readonly body: string;
} {
  const end = response.indexOf('\r\n\r\n');
  const head = response.slice(0, end);
  return { status: head.split('\r\n')[0] ?? '', head, body: response.slice(end + 4) };
}
