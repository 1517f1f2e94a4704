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
export { modelPrices, retrieveTool, tokenCounter } from './checked-functions.ts';
export { compress, DEFAULT_MODEL } from './compress.ts';
export { type ConfigPlaces, loadConfig, loadProxyConfig } from './config.ts';
export { createHeadroom, createHeadroomAt, type Headroom } from './headroom.ts';
export type { BlockReport, CompressResult, TokenUsage } from './result.ts';
export type { PrefixFigures } from './ledger/entry.ts';
export type { NetSavings } from './ledger/net.ts';
export type { ChangedPrefix, KeptPrefix, PrefixVerdict } from './ledger/prefix-proof.ts';
export type { LedgerRange } from './ledger/read-ledger.ts';
export type {
  Comparison,
  LedgerLine,
  LedgerReport,
  MeanRequest,
  SavedLine,
} from './ledger/report.ts';
export type { CacheReport, CostReport, RequestReport } from './ledger/request-report.ts';
export { checkOptions, type OptionsPlace } from './options/check-options.ts';
export { didYouMean } from './options/did-you-mean.ts';
export { isHeadroomOption } from './options/option-schemas.ts';
export type {
  CompressOptions,
  HeadroomOptions,
  Logger,
  RetentionOptions,
} from './options/options.ts';
export {
  checkProxySettings,
  type ProxySettings,
  UPSTREAM_NAMES,
  type UpstreamName,
} from './options/proxy-settings.ts';
export { addressProblem, isServerAddress, type ServerAddress } from './options/server-address.ts';
export type { RecordedRequest, RecordedSession } from './replay/recorded-session.ts';
export { type ReplayOptions, replaySession } from './replay/replay-session.ts';
export { requestsOf } from './replay/requests-of.ts';
export type {
  ReplayedBlock,
  ReplayedCost,
  ReplayedTurn,
  SessionReplay,
  TurnCost,
} from './replay/session-replay.ts';
export {
  createSharedContext,
  type SharedContext,
  type SharedContextEntry,
  type SharedContextOptions,
  type SharedContextReader,
  type SharedContextSource,
} from './shared-context/shared-context.ts';
export { memoryStore, sqliteStore } from './stores/local-stores.ts';
export { missingLibrary } from './stores/store-library.ts';
export {
  CONTENT_KINDS,
  type ContentKind,
  decodeText,
  formatReference,
  HeadroomError,
  type HeadroomErrorCode,
  isRetrieveTool,
  lazyConnection,
  loadZod,
  type LongPromptPrices,
  type MemoryStoreOptions,
  type MessageFormat,
  type Mode,
  type ModelPrices,
  type OriginalSource,
  type OwnPrices,
  packedTextBytes,
  packOriginal,
  parseReferences,
  PRICES_AS_OF,
  RecentMap,
  type RecentMapOptions,
  type Reference,
  RETRIEVE_TOOL_NAME,
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
