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
  /** System prompt and tool definitions, where they are recorded besides the messages. */
  readonly head?: unknown;
  /** Minutes for which the agent had its prompts cached; absent for what the provider does unasked. */
  readonly cacheMinutes?: number | undefined;
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
  /** Names its answer; the same in every transcript that has a copy of it. Absent where the record does not tell. */
  readonly answer?: string | undefined;
}
