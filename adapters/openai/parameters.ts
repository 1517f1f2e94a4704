import type * as BetaInputTokens from 'openai/resources/beta/responses/input-tokens';
import type * as BetaResponses from 'openai/resources/beta/responses/responses';
import type * as Completions from 'openai/resources/chat/completions/completions';
import type * as InputTokens from 'openai/resources/responses/input-tokens';
import type * as Responses from 'openai/resources/responses/responses';

import type { HeadroomFlag } from '../http/headroom-flag.ts';

declare module 'openai/resources/chat/completions/completions' {
  interface ChatCompletionCreateParamsBase extends HeadroomFlag {}
}

declare module 'openai/resources/responses/responses' {
  interface ResponseCreateParamsBase extends HeadroomFlag {}
  interface ResponseCompactParams extends HeadroomFlag {}
}

declare module 'openai/resources/responses/input-tokens' {
  interface InputTokenCountParams extends HeadroomFlag {}
}

declare module 'openai/resources/beta/responses/responses' {
  interface ResponseCreateParamsBase extends HeadroomFlag {}
  interface ResponseCompactParams extends HeadroomFlag {}
}

declare module 'openai/resources/beta/responses/input-tokens' {
  interface InputTokenCountParams extends HeadroomFlag {}
}

/** What a request may have among its parameters besides the SDK's own: `headroom: false` sends it as it is. */
export type HeadroomParameters = Pick<
  | Completions.ChatCompletionCreateParamsBase
  | Responses.ResponseCreateParamsBase
  | InputTokens.InputTokenCountParams
  | BetaResponses.ResponseCreateParamsBase
  | BetaInputTokens.InputTokenCountParams,
  'headroom'
>;
