/** A request with this header goes out as it is; the header itself never does. */
const BYPASS_HEADER = 'x-headroom-bypass';

/** Whether the headers of a request ask for it to go out as it is. */
export function asksForBypass(headers: Pick<Headers, 'get'>): boolean {
  const value = headers.get(BYPASS_HEADER);
  return value !== null && value !== '0' && value !== 'false';
}

/** Takes the header away; whether it asked for the request to go out as it is. */
export function takeBypass(headers: Headers): boolean {
  const bypasses = asksForBypass(headers);
  headers.delete(BYPASS_HEADER);
  return bypasses;
}

/** Whether a request is signed over its body (AWS Signature Version 4): the signature would not fit another one. */
export function isSigned(headers: Pick<Headers, 'get'>): boolean {
  return headers.get('authorization')?.startsWith('AWS4-') ?? false;
}
