import { atif } from './atif.ts';
import { claudeCode } from './claude-code.ts';
import { codex } from './codex.ts';
import { geminiCli } from './gemini-cli.ts';
import { goose } from './goose.ts';
import { messageLines } from './message-lines.ts';
import { messageLog } from './message-log.ts';
import { miniSweAgent } from './mini-swe-agent.ts';
import { openCode } from './opencode.ts';
import { openHands } from './openhands.ts';
import { pi } from './pi.ts';
import { sweAgent } from './swe-agent.ts';
import { tauBench } from './tau-bench.ts';
import type { TranscriptFormat } from './transcript-format.ts';

/** The ways in which agents write down their conversations; the first that recognises a record reads it. */
export const TRANSCRIPT_FORMATS: readonly TranscriptFormat[] = [
  claudeCode,
  codex,
  pi,
  sweAgent,
  openHands,
  geminiCli,
  goose,
  openCode,
  miniSweAgent,
  atif,
  tauBench,
  messageLog,
  messageLines,
];
