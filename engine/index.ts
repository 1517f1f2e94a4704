// The engine's face: the only file of the engine that src imports.
export { CONTENT_KINDS, type ContentKind } from './content.ts';
export type { DecideInput } from './decide/decide.ts';
export type { DecideElsewhere } from './decide/deciding.ts';
export type { DecidedSlot } from './decide/decide-slots.ts';
export type { Decision } from './decide/decision.ts';
export { DecisionCache } from './decide/decision-cache.ts';
export {
  decisionOf,
  type DecisionOutcome,
  type DecisionTask,
  decisionTask,
  outcomeOf,
  runTask,
} from './decide/decision-task.ts';
export { type LongPromptPrices, type ModelPrices, PRICES_AS_OF } from './economics/price-list.ts';
export { type OwnPrices, pricesWith } from './economics/own-prices.ts';
export {
  type CachePrices,
  cachePrices,
  cachesFrom,
  minimumPrefix,
  modelPrices,
  type PricesOf,
} from './economics/prices.ts';
export {
  priceFactor,
  promptCacheModel,
  type PromptCharge,
  promptCost,
  type PromptPart,
} from './economics/prompt-cache.ts';
export { expectedRetrievals, retrievalCost } from './economics/retrieval.ts';
export { HeadroomError, type HeadroomErrorCode } from './errors.ts';
export { decodeText } from './compress/json/form.ts';
export { loadZod } from './common/load-zod.ts';
export { once } from './common/once.ts';
export { isJson, parsedJson } from './common/parsed-json.ts';
export { MESSAGE_FORMATS, type MessageFormat } from './messages/lens.ts';
export { compressConversation } from './pipeline.ts';
export { answerCall } from './retrieve/answer-call.ts';
export type { RetrieveAnswer, RetrieveRequest } from './retrieve/request.ts';
export { RETRIEVE_TOOL_NAME, retrieveTool } from './retrieve/tool.ts';
export { isRetrieveTool } from './messages/index.ts';
export { formatReference, hashOf, parseReferences, type Reference } from './retrieve/reference.ts';
export type { Mode, Settings, ToolMode } from './settings.ts';
export { lazyConnection } from './store/connection.ts';
export { defaultStoreDirectory } from './store/directory.ts';
export { memoryStore, type MemoryStoreOptions } from './store/memory.ts';
export { RecentMap, type RecentMapOptions } from './store/recent-map.ts';
export { packedTextBytes, packOriginal, unpackOriginal } from './store/packed.ts';
export { sqliteStore, type SqliteStoreOptions } from './store/sqlite/sqlite-store.ts';
export type { OriginalSource, Store, StoredOriginal, StoreStats } from './store/store.ts';
export { codeOf, messageOf } from './common/thrown.ts';
export type { TokenCounter } from './tokens/counter.ts';
export { tokenCounter } from './tokens/index.ts';
