import { bytesOf, type TranscriptFile } from '../../transcripts/find-transcripts.ts';
import { counted, percent } from '../text/figures.ts';

/** Shows how far reading has come. */
export interface Progress {
  bytesRead(bytes: number): void;
  sessionDone(): void;
  /** Takes the line away. */
  close(): void;
}

/** Where progress is shown: a line that is written again and again, on terminals only. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Begins to show progress over files. */
export function openProgress(files: readonly TranscriptFile[], stream: ProgressStream): Progress {
  const total = bytesOf(files);
  let read = 0;
  let sessions = 0;
  let shown = '';

  function show(line: string): void {
    if (stream.isTTY !== true || line === shown) return;
    shown = line;
    stream.write(`\r\u001B[2K${line}`);
  }

  function update(): void {
    show(`reading ${percent(read, total)}, ${counted(sessions, 'session')}`);
  }

  return {
    bytesRead: (bytes) => {
      read += bytes;
      update();
    },
    sessionDone: () => {
      sessions += 1;
      update();
    },
    close: () => show(''),
  };
}
