import type { Headroom } from '../../../src/index.ts';

/** What a request is answered with. */
export interface SidecarContext {
  /** The Headroom of whoever asks: its store is all that the answer can come from. */
  readonly headroom: Headroom;
}

/** Answers the requests to one address. Rejects with a HeadroomError that is the caller's, or the store's. */
export type Handler = (request: Request, context: SidecarContext) => Promise<Response> | Response;
