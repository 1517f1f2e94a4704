/** What sets are, in words; a set that is not among them goes by its name. */
const LABELS: Readonly<Record<string, string>> = {
  code: 'code files, bodies folded',
  diffs: 'diffs',
  hotpot: 'Wikipedia paragraphs (HotpotQA)',
  kafka_logs: 'Kafka logs',
  kv: 'key-value records',
  search: 'search hits',
  test_logs: 'test logs',
  xquad_en: 'short passages, English (XQuAD)',
  xquad_zh: 'short passages, Chinese (XQuAD)',
  hotpot_react: 'questions about Wikipedia (HotpotQA)',
  intercode_bash_gpt4: 'short shell tasks (InterCode)',
  intercode_sql_gpt4: 'short SQL tasks (InterCode)',
  openhands: 'coding sessions (OpenHands)',
  pi_coding_agent: 'a long coding session (pi)',
  sweagent_demos: 'coding sessions (SWE-agent)',
  tau2_retail_gpt5: 'customer service, retail (tau2)',
  tau_airline_gpt4o: 'customer service, airline (tau)',
};

/** A set in words. */
export function labelOf(set: string): string {
  return LABELS[set] ?? set.replaceAll('-', ' ');
}
