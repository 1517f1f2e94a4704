import type { Reply } from '../http/exchange/reply.ts';
import type { OpenTurn } from '../http/exchange/turn.ts';
import type { ModelRequest } from './conversation/request.ts';

/** A turn of a model, and what to do if it cannot be: a model that cannot call tools. */
export interface ModelTurn<Result> {
  readonly turn: OpenTurn<ModelRequest, Reply<Result>>;
  /** Calls the model with what it can read without tools. */
  readonly askWithoutTools: () => Promise<Result>;
}
