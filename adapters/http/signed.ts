/** Whether a request is signed over its body (AWS Signature Version 4): the signature would not fit another one. */
export function isSigned(headers: Pick<Headers, 'get'>): boolean {
  return headers.get('authorization')?.startsWith('AWS4-') ?? false;
}
