import type { Reply } from '../http/exchange/reply.ts';
import type { OpenTurn } from '../http/exchange/turn.ts';
import type { ModelRequest } from './conversation/request.ts';

/** A turn of a chat model. */
export type ModelTurn<Result> = OpenTurn<ModelRequest, Reply<Result>>;
