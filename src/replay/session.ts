/** A conversation that an agent has recorded. */
export interface RecordedSession {
  /** Names the session. */
  readonly id: string;
  /** The agent that recorded it, such as `claude-code`. */
  readonly agent: string;
  /** Name of the model that was asked; absent where the record does not tell. */
  readonly model?: string | undefined;
  /** The messages, in any format that `compress` knows. */
  readonly messages: readonly unknown[];
  /** The requests that the agent made, in their order. */
  readonly requests: readonly RecordedRequest[];
}

/** A request of a recorded conversation. */
export interface RecordedRequest {
  /** How many of the messages it carried, from the first on. */
  readonly messages: number;
  /** When it was made, in minutes from any beginning; absent where the record does not tell. */
  readonly minute?: number | undefined;
  /** Tokens of the prompt as the provider has reported them, system prompt and tools included. */
  readonly promptTokens?: number | undefined;
}
