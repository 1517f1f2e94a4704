import type { ChatCompletionCreateParamsBase } from 'openai/resources/chat/completions/completions';
import type { ResponseCreateParamsBase } from 'openai/resources/responses/responses';

declare module 'openai/resources/chat/completions/completions' {
  interface ChatCompletionCreateParamsBase {
    /**
     * False sends this request as it is. Not sent to the provider.
     * @defaultValue true
     */
    readonly headroom?: boolean;
  }
}

declare module 'openai/resources/responses/responses' {
  interface ResponseCreateParamsBase {
    /**
     * False sends this request as it is. Not sent to the provider.
     * @defaultValue true
     */
    readonly headroom?: boolean;
  }
}

/** What may stand among the parameters of a request besides the SDK's own. */
export type HeadroomParameters = Pick<ChatCompletionCreateParamsBase, 'headroom'> &
  Pick<ResponseCreateParamsBase, 'headroom'>;
