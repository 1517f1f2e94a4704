import type { WireFormat } from '../wire-format.ts';
import { identifyGemini, isGeminiAnswer, textsOfGemini } from './contents.ts';
import { followUpGemini } from './follow-up.ts';
import { geminiMemories, restoreGemini } from './hidden-turn.ts';
import { mergeGemini } from './merge.ts';
import { offerGeminiTool } from './offer-tool.ts';
import { planGemini } from './plan.ts';
import { type GeminiRound, readGeminiRound } from './round.ts';
import { geminiSplicer } from './splicer.ts';
import { visibleContent } from './visible.ts';

const answering: WireFormat<GeminiRound> = {
  name: 'gemini',
  list: 'contents',
  plan: planGemini,
  textsOf: textsOfGemini,
  identify: identifyGemini,
  isAnswer: isGeminiAnswer,
  restore: restoreGemini,
  offerTool: offerGeminiTool,
  readRound: readGeminiRound,
  followUp: followUpGemini,
  merge: mergeGemini,
  splicer: geminiSplicer,
  visible: (turn, context) => [visibleContent(turn, context)],
  memories: (turn, { key }) => geminiMemories(turn, key),
};

/** Google's Gemini, `POST …/models/{model}:generateContent` of Google AI and Vertex AI. */
export const geminiContents: WireFormat<GeminiRound> = {
  ...answering,
  // Google AI counts contents only, and refuses tools beside them.
  counting: {
    ...answering,
    offerTool: (body) => (body['tools'] === undefined ? [] : offerGeminiTool(body)),
  },
};
