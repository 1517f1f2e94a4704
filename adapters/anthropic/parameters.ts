import type * as Beta from '@anthropic-ai/sdk/resources/beta/messages/messages';
import type * as Stable from '@anthropic-ai/sdk/resources/messages/messages';

import type { HeadroomFlag } from '../http/headroom-flag.ts';

declare module '@anthropic-ai/sdk/resources/messages/messages' {
  interface MessageCreateParamsBase extends HeadroomFlag {}
  interface MessageCountTokensParams extends HeadroomFlag {}
}

declare module '@anthropic-ai/sdk/resources/beta/messages/messages' {
  interface MessageCreateParamsBase extends HeadroomFlag {}
  interface MessageCountTokensParams extends HeadroomFlag {}
}

/** What a request may have among its parameters besides the SDK's own: `headroom: false` sends it as it is. */
export type HeadroomParameters = Pick<
  Stable.MessageCreateParamsBase | Beta.MessageCreateParamsBase,
  'headroom'
>;
