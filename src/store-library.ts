import { HeadroomError } from '../engine/index.ts';

/**
 * The client library of a store on a server, which few users have, from its `import()`. Where that fails, rejects with
 * a HeadroomError of code `store_unavailable` that says what to install.
 *
 * @internal
 */
export async function storeLibrary<Library>(
  name: string,
  loading: Promise<Library>,
): Promise<Library> {
  try {
    return await loading;
  } catch (error) {
    const message = `This store needs the package ${name}: npm install ${name}`;
    throw new HeadroomError('store_unavailable', message, { cause: error });
  }
}
