import { HeadroomError } from '../../src/index.ts';

/** A connection that is opened when it is first needed. */
export interface ClosableConnection<Client> {
  /** The connection; a failed attempt is tried again with the next use. */
  open(): Promise<Client>;
  /** Ends it for good. */
  close(end: (client: Client) => unknown): Promise<void>;
}

/** Opens a connection on first use. `name` says in messages what was closed. */
export function closableConnection<Client>(
  name: string,
  connect: () => Promise<Client>,
): ClosableConnection<Client> {
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
    async close(end) {
      isClosed = true;
      const client = await opening?.catch(() => undefined);
      opening = undefined;
      if (client !== undefined) await end(client);
    },
  };
}
