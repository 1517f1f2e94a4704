/** Lets `headroom: false` stand among the parameters of a request. */
interface HeadroomParameters {
  /**
   * False sends this request as it is. Not sent to the provider.
   * @defaultValue true
   */
  readonly headroom?: boolean;
}

declare module '@anthropic-ai/sdk/resources/messages/messages' {
  interface MessageCreateParamsBase extends HeadroomParameters {}
}

declare module '@anthropic-ai/sdk/resources/beta/messages/messages' {
  interface MessageCreateParamsBase extends HeadroomParameters {}
}

export type { HeadroomParameters };
