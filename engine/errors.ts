/** What went wrong, as a stable word to branch on. */
export type HeadroomErrorCode =
  /** An option has an unknown name or a value of the wrong type; the message names the right one. */
  | 'invalid_options'
  /** A configuration file or `HEADROOM_*` variable cannot be read; the message names the place. */
  | 'invalid_config'
  /** Text that should be one of our encodings does not follow its grammar. */
  | 'malformed_encoding'
  /** The store cannot be opened, read or written. */
  | 'store_unavailable'
  /** A package that this one depends on is not there, as in an application that was bundled with it. */
  | 'missing_dependency';

/** The only class of error that this package throws on purpose. */
export class HeadroomError extends Error {
  /** Always `HeadroomError`. */
  override readonly name = 'HeadroomError';
  /** Stable code to branch on. */
  readonly code: HeadroomErrorCode;

  /** An error with a code, a message and, where another error led to it, that one as `cause`. */
  constructor(code: HeadroomErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  /** True for every HeadroomError, also for one thrown by another copy of this package. */
  static isInstance(error: unknown): error is HeadroomError {
    return error instanceof Error && error.name === 'HeadroomError' && 'code' in error;
  }
}
