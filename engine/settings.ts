/**
 * How far compression may go: `lossless` re-encodes only; `balanced` leaves parts of large blocks out
 * behind references; `aggressive` does so earlier and keeps less.
 */
export type Mode = 'lossless' | 'balanced' | 'aggressive';

/** How far compression may go for one tool; `off` leaves its output exactly as it is. */
export type ToolMode = Mode | 'off';

/** What decides a block's compressed form, besides the conversation before it. All of it is resolved. */
export interface Settings {
  readonly mode: Mode;
  readonly tools: Readonly<Record<string, ToolMode>>;
  /** Tokens a block must have before anything is left out of it. */
  readonly trigger: number;
  /** Share of a block's tokens to keep when parts are left out; undefined chooses by the mode. */
  readonly keep: number | undefined;
  /** Whether references may be left: there is a store, and the retrieve tool's calls are answered. */
  readonly references: boolean;
}

/** The mode for one tool's output: its own setting, else the general one. */
export function modeFor(settings: Settings, toolName: string | undefined): ToolMode {
  if (toolName === undefined || !Object.hasOwn(settings.tools, toolName)) return settings.mode;
  return settings.tools[toolName] ?? settings.mode;
}
