import type { ModelRequest } from './conversation/request.ts';

/** The call without the option that is not for the model; whether it is to go out as it is. */
export function takeBypass(request: ModelRequest): {
  readonly request: ModelRequest;
  readonly bypasses: boolean;
} {
  const { headroom, ...options } = request.options;
  if (headroom === undefined) return { request, bypasses: false };
  return { request: { ...request, options }, bypasses: headroom === false };
}
