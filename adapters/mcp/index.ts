/**
 * Headroom as an MCP server: `createMcpServer().connect(transport)`, or over HTTP with `createMcpHandler()`.
 *
 * @packageDocumentation
 */
export { createMcpHandler, type McpHandler } from './handler.ts';
export { serveMcpHttp } from './http.ts';
export { createMcpServer } from './server.ts';
export { serveMcpStdio } from './stdio.ts';
export type { GuardOptions } from '../http/server/guard.ts';
export type { WithHeadroomOptions } from '../http/headroom-for.ts';
export type { ListenOptions } from '../http/server/listen.ts';
export type { RunningServer } from '../http/server/serve.ts';
