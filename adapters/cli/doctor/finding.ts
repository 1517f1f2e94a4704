/** What a check found. */
export interface Finding {
  /** What was looked at, such as `store`. */
  readonly check: string;
  /** `note`: worth knowing, and neither right nor wrong. */
  readonly outcome: 'ok' | 'note' | 'wrong';
  /** One sentence. */
  readonly text: string;
  /** What to do about it. */
  readonly advice?: string;
}
