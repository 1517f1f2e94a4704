import { HeadroomError } from '../../engine/index.ts';

/**
 * What takes the failure of the `import()` of a client library that few users have: throws a HeadroomError of code
 * `store_unavailable` that says what to install. It goes into a `catch` right behind the `import()`, from which bundlers
 * see that the library may be missing.
 *
 * @internal
 */
export function missingLibrary(name: string): (error: unknown) => never {
  return (error) => {
    const message = `This store needs the package ${name}: npm install ${name}`;
    throw new HeadroomError('store_unavailable', message, { cause: error });
  };
}
