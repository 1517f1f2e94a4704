/** What tests use of `ws`, which brings no types. */
declare module 'ws' {
  import type { EventEmitter } from 'node:events';
  import type { IncomingMessage } from 'node:http';
  import type { AddressInfo } from 'node:net';

  export class WebSocket extends EventEmitter {
    static readonly OPEN: number;
    constructor(url: string, options?: { readonly headers?: Readonly<Record<string, string>> });
    readonly readyState: number;
    send(data: unknown, options?: { readonly binary: boolean }): void;
    close(code?: number, reason?: string): void;
    terminate(): void;
  }

  export class WebSocketServer extends EventEmitter {
    constructor(options: { readonly port: number; readonly host: string });
    readonly clients: ReadonlySet<WebSocket>;
    address(): AddressInfo;
    on(event: 'connection', listener: (socket: WebSocket, request: IncomingMessage) => void): this;
    close(): void;
  }
}
