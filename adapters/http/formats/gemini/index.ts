import { isJsonObject } from '../../json/read.ts';
import type { WireFormat } from '../wire-format.ts';
import { identifyGemini, isGeminiAnswer, textsOfGemini } from './contents.ts';
import { fieldName } from './field.ts';
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
  counting: {
    ...answering,
    wrapper(body) {
      const name = fieldName(body, 'generateContentRequest');
      return isJsonObject(body[name]) ? name : undefined;
    },
    // Google AI counts bare contents, and refuses tools beside them; a whole request names its model.
    offerTool: (body) =>
      body['tools'] === undefined && body['model'] === undefined ? [] : offerGeminiTool(body),
  },
};
