import { type Headroom, RecentMap } from '../../../src/index.ts';
import type { RequestPlan } from '../formats/wire-format.ts';
import type { ConversationFormat } from './conversation-format.ts';

/** What is known of models that cannot call tools: nothing, until their service refuses one. */
export interface ToolSupport {
  /** The format, but nothing is left out where the model is one of these and the client itself uses no tools. */
  heeding<Request extends object>(format: ConversationFormat<Request>): ConversationFormat<Request>;
  /** The model has shown that it cannot call tools, which the Headroom is told. */
  lacks(model: string, headroom: Headroom): void;
}

/** Models that are remembered at most; elsewhere, and when they are forgotten, they show it again. */
const MOST_MODELS = 1000;

/** Knows nothing yet. */
export function trackToolSupport(): ToolSupport {
  const lacking = new RecentMap<true>({ most: MOST_MODELS });
  return {
    heeding: (format) =>
      changingPlans(format, (plan, request) => {
        const isToolless = !plan.usesTools && lacking.has(format.modelOf(request) ?? '');
        return isToolless ? { ...plan, answerable: 'never' } : plan;
      }),
    lacks(model, headroom) {
      lacking.set(model, true);
      noteLackOfTools(headroom, model);
    },
  };
}

/** Tells a Headroom that a model has shown that it cannot call tools. */
export function noteLackOfTools(headroom: Headroom, model: string): void {
  const doing = `offering headroom_retrieve to ${model}`;
  headroom.note({ kind: 'failure', doing, error: 'it takes no tools' });
}

/** Whether a status may mean that a service takes no tools: services differ in that, and in what they say of it. */
export function mayRefuseTools(status: unknown): boolean {
  return status === 400 || status === 404 || status === 422;
}

/** The format, but nothing is left out of its requests: for services that take no tools. */
export function lossless<Request extends object>(
  format: ConversationFormat<Request>,
): ConversationFormat<Request> {
  return changingPlans(format, (plan) => ({ ...plan, answerable: 'never' }));
}

function changingPlans<Request extends object>(
  format: ConversationFormat<Request>,
  change: (plan: RequestPlan, request: Request) => RequestPlan,
): ConversationFormat<Request> {
  return {
    ...format,
    plan(request) {
      const plan = format.plan(request);
      return plan === undefined ? undefined : change(plan, request);
    },
  };
}
