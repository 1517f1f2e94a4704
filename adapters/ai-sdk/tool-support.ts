import type { LanguageModelV4, SharedV4Warning } from '@ai-sdk/provider';

import { type Headroom, RETRIEVE_TOOL_NAME } from '../../src/index.ts';
import { mayRefuseTools, noteLackOfTools } from '../http/exchange/tool-support.ts';
import { asObject, asText } from '../http/json/read.ts';

/** What is known of models that cannot call tools: nothing, until one shows it. */
export interface ToolSupport {
  /** Whether a model may be offered tools, as far as is known. */
  has(model: LanguageModelV4): boolean;
  /** The model has shown that it cannot call tools, which the Headroom is told. */
  lacks(model: LanguageModelV4, headroom: Headroom): void;
}

/** Remembers models for the life of a process; elsewhere they show it again. */
export function trackToolSupport(): ToolSupport {
  const lacking = new Set<string>();
  const nameOf = ({ provider, modelId }: LanguageModelV4): string => `${provider} ${modelId}`;
  return {
    has: (model) => !lacking.has(nameOf(model)),
    lacks(model, headroom) {
      lacking.add(nameOf(model));
      noteLackOfTools(headroom, model.modelId);
    },
  };
}

/** Whether a provider package says that it left `headroom_retrieve`, or all tools, out of a call. */
export function leavesToolsOut(warnings: readonly SharedV4Warning[] = []): boolean {
  return warnings.some(
    (warning) =>
      warning.type === 'unsupported' &&
      (warning.feature === 'tools' || warning.feature.includes(RETRIEVE_TOOL_NAME)),
  );
}

/** Whether a service refuses a call on account of its tools, as servers of local models do. */
export function refusesTools(error: unknown): boolean {
  const { statusCode, message, responseBody } = asObject(error);
  return (
    mayRefuseTools(statusCode) && /\btools?\b/i.test(`${asText(message)} ${asText(responseBody)}`)
  );
}
