/**
 * Context compression for AI agents: fewer tokens to read, every original one tool call away.
 *
 * This file is the complete public surface; every export is listed by name. What is marked internal is for the
 * adapters of this package alone.
 *
 * @packageDocumentation
 */
export type {
  Activity,
  AdapterEvent,
  AnswerEvent,
  AnswerUsage,
  CompressionEvent,
  ConversationPlace,
  FailureEvent,
  HandledEvent,
} from './activity.ts';
export { compress, DEFAULT_MODEL } from './compress.ts';
export { type ConfigPlaces, loadConfig, loadProxyConfig } from './config.ts';
export { modelPrices, retrieveTool, tokenCounter } from './checked-functions.ts';
export { checkOptions, type OptionsPlace } from './check-options.ts';
export { didYouMean } from './did-you-mean.ts';
export { createHeadroom, createHeadroomAt, type Headroom } from './headroom.ts';
export { isHeadroomOption } from './option-schemas.ts';
export type { CompressOptions, HeadroomOptions, Logger, RetentionOptions } from './options.ts';
export {
  checkProxySettings,
  type ProxySettings,
  UPSTREAM_NAMES,
  type UpstreamName,
} from './proxy-settings.ts';
export type { PrefixFigures } from './ledger/entry.ts';
export type { NetSavings } from './ledger/net.ts';
export type { LedgerRange } from './ledger/read-ledger.ts';
export type {
  Comparison,
  LedgerLine,
  LedgerReport,
  MeanRequest,
  SavedLine,
} from './ledger/report.ts';
export type { ChangedPrefix, KeptPrefix, PrefixVerdict } from './ledger/prefix-proof.ts';
export type { CacheReport, CostReport, RequestReport } from './ledger/request-report.ts';
export { addressProblem, isServerAddress, type ServerAddress } from './server-address.ts';
export { type ReplayOptions, replaySession } from './replay/replay-session.ts';
export type {
  ReplayedBlock,
  ReplayedCost,
  ReplayedTurn,
  SessionReplay,
  TurnCost,
} from './replay/replay.ts';
export { requestsOf } from './replay/requests-of.ts';
export type { RecordedRequest, RecordedSession } from './replay/session.ts';
export type { BlockReport, CompressResult, TokenUsage } from './result.ts';
export {
  createSharedContext,
  type SharedContext,
  type SharedContextEntry,
  type SharedContextOptions,
  type SharedContextReader,
  type SharedContextSource,
} from './shared-context.ts';
export { memoryStore, sqliteStore } from './stores/local-stores.ts';
export { missingLibrary } from './stores/store-library.ts';
export {
  CONTENT_KINDS,
  type ContentKind,
  decodeText,
  formatReference,
  HeadroomError,
  isRetrieveTool,
  lazyConnection,
  loadZod,
  type LongPromptPrices,
  RETRIEVE_TOOL_NAME,
  type HeadroomErrorCode,
  type MemoryStoreOptions,
  type MessageFormat,
  type Mode,
  type ModelPrices,
  type OwnPrices,
  type OriginalSource,
  packedTextBytes,
  packOriginal,
  parseReferences,
  PRICES_AS_OF,
  RecentMap,
  type RecentMapOptions,
  type Reference,
  type RetrieveAnswer,
  type RetrieveRequest,
  type SqliteStoreOptions,
  type Store,
  type StoredOriginal,
  type StoreStats,
  type TokenCounter,
  type ToolMode,
  unpackOriginal,
} from '../engine/index.ts';
