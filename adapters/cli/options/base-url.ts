import { usageError } from '../command-error.ts';

/**
 * A base URL as it was given. Throws a CommandError that names where it stands, such as `OPENAI_BASE_URL`, if requests
 * cannot be sent there.
 */
export function checkedBaseUrl(url: string, where: string): string {
  const { protocol } = URL.parse(url) ?? {};
  if (protocol === 'http:' || protocol === 'https:') return url;
  // What stands there by mistake may be a key, so it is not repeated.
  const expected = 'expected an address such as https://api.example.com/v1';
  throw usageError(`${where} is no base URL: ${expected}`);
}
