import type { ContentKind } from './content.ts';

/**
 * How far compression may go: `lossless` re-encodes only; `balanced` leaves parts of large blocks out
 * behind references; `aggressive` does so earlier and keeps less.
 */
export type Mode = 'lossless' | 'balanced' | 'aggressive';

/** How far compression may go for one tool or one kind of content; `off` leaves it exactly as it is. */
export type ToolMode = Mode | 'off';

/** What decides a block's compressed form, besides the conversation before it. All of it is resolved. */
export interface Settings {
  readonly mode: Mode;
  readonly tools: Readonly<Record<string, ToolMode>>;
  readonly kinds: Readonly<Partial<Record<ContentKind, ToolMode>>>;
  /** Tokens a block must have before anything is left out of it. */
  readonly trigger: number;
  /** Share of a block's tokens to keep when parts are left out; undefined chooses by the mode. */
  readonly keep: number | undefined;
  /** Whether references may be left: there is a store, and the retrieve tool's calls are answered. */
  readonly references: boolean;
  /**
   * Whether lines may stand for what was sent earlier in the conversation. Not where somebody behind the
   * client takes earlier messages away.
   */
  readonly repeats: boolean;
}

/** The tool's own setting; undefined where it has none. */
export function toolSetting(
  settings: Settings,
  toolName: string | undefined,
): ToolMode | undefined {
  const { tools } = settings;
  return toolName !== undefined && Object.hasOwn(tools, toolName) ? tools[toolName] : undefined;
}

/** The mode for content of one kind from one tool: the tool's setting, else the kind's, else the general one. */
export function modeFor(
  settings: Settings,
  { toolName, kind }: { readonly toolName: string | undefined; readonly kind: ContentKind },
): ToolMode {
  return toolSetting(settings, toolName) ?? settings.kinds[kind] ?? settings.mode;
}
