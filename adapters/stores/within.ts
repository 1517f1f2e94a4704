/** What a call is given up with that was not answered in time. */
export class NoAnswer extends Error {}

/** Parts of the time, after each of which what has come in meanwhile is read. */
const PARTS = 5;

/**
 * Rejects after so many milliseconds; what comes of the call later is nobody's concern. A process that is too busy
 * to read an answer does not take that for a server that is silent: the time goes by in parts, and one that ends
 * late counts as it was planned.
 */
export async function within<Result>(call: Promise<Result>, milliseconds: number): Promise<Result> {
  const silence = Promise.withResolvers<never>();
  let left = PARTS;
  let timeout: NodeJS.Timeout | undefined;
  const wait = (): void => {
    timeout = setTimeout(() => {
      left -= 1;
      if (left > 0) wait();
      else silence.reject(new NoAnswer(`no answer in ${milliseconds} ms`));
    }, milliseconds / PARTS);
  };
  wait();
  try {
    return await Promise.race([call, silence.promise]);
  } finally {
    clearTimeout(timeout);
    call.catch(() => undefined);
  }
}
