import { asObject } from '../json/read.ts';
import type { Completed } from '../formats/wire-format.ts';
import type { ReadRefusal } from './completing-send.ts';

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
    // Errors are known by their fields: the packages that define them exist several times in many programs.
    const fields = asObject(error);
    const status = fields['statusCode'] ?? fields['status'];
    if (typeof status !== 'number') throw error;
    const headers = headersIn(fields['responseHeaders'] ?? fields['headers']);
    return { status, headers, result: undefined, error };
  }
}

/** The result of a reply; throws its error. */
export function resultOf<Result>({ result, error }: Reply<Result>): Result {
  if (result === undefined) throw error;
  return result;
}

/** Reads why a call was refused. */
export function readError<Request, Result>(
  complete: (request: Request, error: unknown) => Completed<Request> | undefined,
): ReadRefusal<Request, Reply<Result>> {
  return async (request, reply) => ({ reply, completed: complete(request, reply.error) });
}

function headersIn(fields: unknown): Headers {
  if (fields instanceof Headers) return new Headers(fields);
  const entries = Object.entries(asObject(fields)).map(([name, value]) => [name, String(value)]);
  return new Headers(Object.fromEntries(entries));
}
