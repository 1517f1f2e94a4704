/** A request with another body and signal, without the header that tells the length of the old body. */
export function withBody<Request extends { readonly headers: Headers }, Body>(
  request: Request,
  body: Body,
  signal: AbortSignal | undefined,
): Request & { readonly body: Body } {
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  return { ...request, headers, body, ...(signal === undefined ? {} : { signal }) };
}
