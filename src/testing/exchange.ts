import { tokenCounter } from '../../engine/index.ts';
import type { Fault } from './fault.ts';
import { Refusal } from './refusal.ts';
import type { OpenRequest } from './request.ts';
import { openRequest, type Arrival } from './arrival.ts';
import { type ModelPart, performTurn } from './script.ts';
import type { Service } from './service.ts';
import { writeStream } from './sse.ts';
import type { Admission, Call, ModelAdmission, ModelUsage, Vendor } from './vendor.ts';

/** What goes back to the client. */
export interface Reply {
  /** The request as it is recorded; `aborted` is still to be written. */
  readonly request: OpenRequest;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly chunks: Iterable<Uint8Array>;
  /** Milliseconds before each chunk. */
  readonly delayMs: number;
  /** Bytes after which the connection breaks; undefined if it holds. */
  readonly disconnectAt: number | undefined;
  /** Whether nothing is answered at all. */
  readonly silent: boolean;
}

/** Records a request, checks it, lets the script answer it, and applies the fault that waits for it. */
export function exchange(arrival: Arrival, service: Service): Reply {
  const { vendor, call, request } = openRequest(arrival, service.vendors);
  service.requests.push(request);
  const fault = service.faults.next();
  if (fault !== undefined) request.fault = fault;
  const content = contentFor({ vendor, call, request, fault }, service);
  const { status, headers = {}, chunks } = content;
  const delayMs = service.stream.delayMs ?? 0;
  return {
    request,
    status,
    chunks,
    headers: { ...headers, [vendor.requestIdHeader]: service.nextId('req') },
    delayMs: fault !== undefined && 'slow' in fault ? fault.slow : delayMs,
    disconnectAt: fault !== undefined && 'disconnectAt' in fault ? fault.disconnectAt : undefined,
    silent: fault !== undefined && 'timeout' in fault,
  };
}

interface Exchange {
  readonly vendor: Vendor;
  readonly call: Call;
  readonly request: OpenRequest;
  readonly fault: Fault | undefined;
}

interface Content {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly chunks: Iterable<Uint8Array>;
}

function contentFor(current: Exchange, service: Service): Content {
  const { vendor, call, request, fault } = current;
  const runs = fault === undefined || !('status' in fault || 'timeout' in fault);
  try {
    const admission = vendor.admit(call);
    describeRequest(request, admission, service);
    return runs ? answer(admission, current, service) : failure(current);
  } catch (error) {
    if (!runs) return failure(current);
    const { message } = error as Error;
    request.refusal = message;
    if (error instanceof Refusal) return json(vendor.errorBody(error), error.status);
    const body = vendor.errorBody({ status: 500, message, param: undefined, code: undefined });
    // Both SDKs would try again, and use up the turns that are still in the script.
    return json(body, 500, { 'x-should-retry': 'false' });
  }
}

function describeRequest(request: OpenRequest, admission: Admission, service: Service): void {
  if (admission.kind === 'state') return;
  const { prompt } = admission;
  request.conversation = prompt.conversation;
  request.tokens = service.cache.measure(prompt);
  request.prefixKept = service.log.keeps(prompt);
}

function answer(admission: Admission, { request, fault }: Exchange, service: Service): Content {
  if (admission.kind === 'state') return json(admission.answer());
  if (admission.kind === 'count') return json(admission.answer(request.tokens.prompt));
  const { prompt, offer, stream } = admission;
  const parts = performTurn(service.nextTurn(), request, offer);
  const made = admission.answer(parts, usageOf(parts, admission, service));
  service.cache.remember(prompt);
  service.log.remember(prompt, made.turns);
  if (!stream) return json(made.body);
  const malformed =
    fault !== undefined && 'malformedEvent' in fault ? fault.malformedEvent : undefined;
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8' },
    chunks: writeStream(made.events(), service.stream, malformed),
  };
}

function usageOf(
  parts: readonly ModelPart[],
  { prompt }: ModelAdmission,
  service: Service,
): ModelUsage {
  const counter = tokenCounter(prompt.model);
  const count = (part: ModelPart): number =>
    part.type === 'call'
      ? counter.count(part.name) + counter.count(JSON.stringify(part.arguments))
      : counter.count(part.text);
  const total = (counted: readonly ModelPart[]): number =>
    counted.reduce((sum, part) => sum + count(part), 0);
  const thinking = total(parts.filter(({ type }) => type === 'think'));
  return { ...service.cache.measure(prompt), output: total(parts), thinking };
}

/** The answer of a service that fails before its model runs; nobody reads that of a silent one. */
function failure({ vendor, fault }: Exchange): Content {
  if (fault === undefined || !('status' in fault)) return json({});
  const { status, headers } = fault;
  const message = `The provider was told to fail with status ${status}.`;
  const body =
    fault.body ?? vendor.errorBody({ status, message, param: undefined, code: undefined });
  return json(body, status, headers);
}

function json(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Content {
  const bytes = Buffer.from(JSON.stringify(body));
  return { status, headers: { 'content-type': 'application/json', ...headers }, chunks: [bytes] };
}
