/** One option of a command. */
export interface OptionSpec {
  /** What stands for its value in the help, such as `TEXT`; absent for a switch. */
  readonly value?: string;
  /** One line for the help. */
  readonly summary: string;
  /** The only values it takes; absent if any text will do. */
  readonly choices?: readonly string[];
}

/** What a command was called with. */
export interface Arguments {
  /** Everything that is no option, in order. */
  readonly positionals: readonly string[];
  /** The value of an option; undefined if it was not given. */
  text(name: string): string | undefined;
  /** Whether a switch was given. */
  flag(name: string): boolean;
}

/** What a command has to say. */
export interface Outcome {
  /** Goes to standard output as it is. */
  readonly text: string;
  /** Lines for standard error. */
  readonly notes?: readonly string[];
  /** @defaultValue 0 */
  readonly exitCode?: number;
}

/** A command of `headroom`: what it is called, what it takes, what it does. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows the name, such as `[FILE|-] [options]`. */
  readonly usage: string;
  /** Paragraphs for its own help. */
  readonly description: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly examples: readonly string[];
  /** Most positional arguments it takes. */
  readonly maxPositionals: number;
  /** Whether the first positional argument begins the command line of another program, options and all. */
  readonly runsProgram?: true;
  run(given: Arguments): Promise<Outcome>;
}
