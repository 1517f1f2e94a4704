/** What need not be a failure, but seldom stands in lines about what goes as it should. */
const TROUBLE =
  /\b(?:not|no longer|no such|no space|missing|lost|dropp(?:ed|ing)|ignored|refus|reject|exceed|exhaust|overflow|overrun|out of memory|oom|throttl|stall(?:ed|s)|stuck|hung|deadlock|waiting for monitor entry|too (?:many|large|long|old|slow)|retrying|giving up|interrupted|unexpected|illegal|malformed|bad|conflict|mismatch|violat|break-in|expired|deprecated|insecure|offline|unhealthy|degraded|warn)|n't\b/i;
/** Characters of a line in which such words are looked for. */
const HEAD = 400;

/** Whether a line of a log says of something that it is not as it should be. */
export function speaksOfTrouble(line: string): boolean {
  return TROUBLE.test(line.slice(0, HEAD));
}
