import { asObject } from '../http/json/read.ts';

/** What a provider answered: a result, or an error with a status. */
export interface Reply<Result> {
  readonly status: number;
  readonly headers: Headers;
  /** The result; undefined if there is an error. */
  readonly result: Result | undefined;
  readonly error?: unknown;
}

/** The reply to a call. Rejects for errors without a status: the provider was not reached. */
export async function replyTo<Result>(call: () => PromiseLike<Result>): Promise<Reply<Result>> {
  try {
    return { status: 200, headers: new Headers(), result: await call() };
  } catch (error) {
    // The SDK's own errors are known by their fields: its packages exist several times in many programs.
    const { statusCode, responseHeaders } = asObject(error);
    if (typeof statusCode !== 'number') throw error;
    const headers = Object.entries(asObject(responseHeaders)).map(([name, value]) => [
      name,
      String(value),
    ]);
    return {
      status: statusCode,
      headers: new Headers(Object.fromEntries(headers)),
      result: undefined,
      error,
    };
  }
}

/** The result of a reply; throws its error. */
export function resultOf<Result>({ result, error }: Reply<Result>): Result {
  if (result === undefined) throw error;
  return result;
}
