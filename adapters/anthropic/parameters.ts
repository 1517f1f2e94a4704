import type * as Beta from '@anthropic-ai/sdk/resources/beta/messages/messages';
import type * as Stable from '@anthropic-ai/sdk/resources/messages/messages';

declare module '@anthropic-ai/sdk/resources/messages/messages' {
  interface MessageCreateParamsBase {
    /**
     * False sends this request as it is. Not sent to the provider.
     * @defaultValue true
     */
    readonly headroom?: boolean;
  }
}

declare module '@anthropic-ai/sdk/resources/beta/messages/messages' {
  interface MessageCreateParamsBase {
    /**
     * False sends this request as it is. Not sent to the provider.
     * @defaultValue true
     */
    readonly headroom?: boolean;
  }
}

/** What may stand among the parameters of a request besides the SDK's own. */
export type HeadroomParameters = Pick<Stable.MessageCreateParamsBase, 'headroom'> &
  Pick<Beta.MessageCreateParamsBase, 'headroom'>;
