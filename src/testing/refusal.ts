/** What a refusal says besides its message. */
export interface RefusalDetails {
  /**
   * HTTP status.
   * @defaultValue 400
   */
  readonly status?: number;
  /** The parameter that is wrong, as OpenAI names it. */
  readonly param?: string;
  /** OpenAI's `code`, or Anthropic's `details.error_code`. */
  readonly code?: string;
}

/** A request that the service would refuse. The message names the place. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly param: string | undefined;
  readonly code: string | undefined;

  constructor(message: string, { status = 400, param, code }: RefusalDetails = {}) {
    super(message);
    this.status = status;
    this.param = param;
    this.code = code;
  }
}

/** Throws a {@link Refusal} unless the condition holds. */
export function demand(
  condition: boolean,
  message: string,
  details?: RefusalDetails,
): asserts condition {
  if (!condition) throw new Refusal(message, details);
}
