/** What is learned from: rows of whole numbers, one behind the other, a label of 0 or 1 and a weight for each. */
export interface Examples {
  readonly features: number;
  readonly rows: Int32Array;
  readonly labels: Uint8Array;
  readonly weights: Float64Array;
}
