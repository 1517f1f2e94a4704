/** Lines that follow each other. Lines count from 0, both ends included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}
