/** Lets `headroom: false` stand among the parameters of a request. */
interface HeadroomParameters {
  /**
   * False sends this request as it is. Not sent to the provider.
   * @defaultValue true
   */
  readonly headroom?: boolean;
}

declare module 'openai/resources/chat/completions/completions' {
  interface ChatCompletionCreateParamsBase extends HeadroomParameters {}
}

declare module 'openai/resources/responses/responses' {
  interface ResponseCreateParamsBase extends HeadroomParameters {}
}

export type { HeadroomParameters };
