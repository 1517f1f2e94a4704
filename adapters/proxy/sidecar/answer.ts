import { CONTRACT_VERSION } from './contract.ts';

/** An answer as the contract has it: JSON text. */
export function reply(value: object, status = 200): Response {
  return replyText(JSON.stringify(value), status);
}

/** An answer that is JSON text already. */
export function replyText(json: string, status = 200): Response {
  return new Response(json, { status, headers: { 'content-type': 'application/json' } });
}

/** Why a request is not answered. */
export interface SidecarError {
  readonly type: 'invalid_request' | 'not_found' | 'method_not_allowed' | 'store_unavailable';
  /** What is wrong and what to do about it. */
  readonly message: string;
}

/** A refusal as the contract has it. */
export function refuse(status: number, error: SidecarError): Response {
  return reply({ version: CONTRACT_VERSION, error }, status);
}
