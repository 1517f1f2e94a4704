import { HeadroomError } from '../errors.ts';

/**
 * A connection that is opened when it is first needed.
 *
 * @internal
 */
export interface LazyConnection<Client> {
  /**
   * The connection; a failed attempt is made again with the next use. Rejects with what the attempt failed with, and
   * with a HeadroomError of code `store_unavailable` once it was closed.
   */
  open(): Promise<Client>;
  /** Ends it for good; one that was never opened need not be ended. */
  close(): Promise<void>;
}

/**
 * How a connection begins and ends.
 *
 * @internal
 */
export interface ConnectionEnds<Client> {
  readonly connect: () => Promise<Client>;
  readonly end: (client: Client) => unknown;
}

/**
 * Opens a connection on first use. `name` says in messages whose store was closed.
 *
 * @internal
 */
export function lazyConnection<Client>(
  name: string,
  { connect, end }: ConnectionEnds<Client>,
): LazyConnection<Client> {
  let opening: Promise<Client> | undefined;
  let isClosed = false;
  return {
    async open() {
      if (isClosed) throw new HeadroomError('store_unavailable', `The ${name} store was closed.`);
      opening ??= connect();
      try {
        return await opening;
      } catch (error) {
        opening = undefined;
        throw error;
      }
    },
    async close() {
      isClosed = true;
      const client = await opening?.catch(() => undefined);
      opening = undefined;
      if (client !== undefined) await end(client);
    },
  };
}
