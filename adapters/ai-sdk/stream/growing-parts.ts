import type {
  LanguageModelV4Content,
  LanguageModelV4Reasoning,
  LanguageModelV4StreamPart,
  LanguageModelV4Text,
} from '@ai-sdk/provider';

/** The parts of an answer, as far as its stream has come. */
export interface GrowingParts {
  /** The parts in the order in which they began. */
  readonly content: readonly LanguageModelV4Content[];
  /** Takes the next part of the stream, the way the SDK does. */
  take(part: LanguageModelV4StreamPart): void;
}

/** An answer that has not begun. */
export function growingParts(): GrowingParts {
  const content: LanguageModelV4Content[] = [];
  const open = new Map<string, Growing>();
  return {
    content,
    take(part) {
      if (isWhole(part)) content.push(part);
      if (!isPiece(part)) return;
      const [type, step] = part.type.split('-') as [Growing['type'], string];
      const key = `${type} ${part.id}`;
      const growing: Growing | undefined = step === 'start' ? { type, text: '' } : open.get(key);
      if (growing === undefined) return;
      if (step === 'start') {
        open.set(key, growing);
        content.push(growing);
      }
      if ('delta' in part) growing.text += part.delta;
      if (part.providerMetadata !== undefined) growing.providerMetadata = part.providerMetadata;
    },
  };
}

type Growing = LanguageModelV4Text | LanguageModelV4Reasoning;
type Piece = Extract<
  LanguageModelV4StreamPart,
  { type: `${Growing['type']}-${string}`; id: string }
>;
type Whole = Extract<LanguageModelV4StreamPart, LanguageModelV4Content>;

function isPiece(part: LanguageModelV4StreamPart): part is Piece {
  return /^(?:text|reasoning)-(?:start|delta|end)$/.test(part.type);
}

function isWhole(part: LanguageModelV4StreamPart): part is Whole {
  return WHOLE.has(part.type);
}

const WHOLE: ReadonlySet<string> = new Set<Whole['type']>([
  'tool-call',
  'tool-result',
  'tool-approval-request',
  'custom',
  'file',
  'reasoning-file',
  'source',
]);
