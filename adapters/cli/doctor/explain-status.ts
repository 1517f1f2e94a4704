import { type Answer, errorMessage } from './ask.ts';
import type { Circumstances, Explanation } from './explain.ts';
import { networkVariable } from './network-variable.ts';

/** Explains an answer that is not what it should be. */
export function explainStatus(
  { status, text }: Extract<Answer, { readonly kind: 'answered' }>,
  where: Circumstances,
): Explanation {
  const { base, key, urlVariable, model } = where;
  const said = saying(text, where);
  const answered = `${base} answered ${status}`;
  if (status === 401) {
    return { text: `${answered}: it does not accept the key`, advice: `put a valid one in ${key}` };
  }
  if (status === 402) {
    const advice = `pay for the account of the key in ${key}, or take another one`;
    return { text: `${answered}: it wants to be paid${said}`, advice };
  }
  if (status === 403) {
    const advice = `check what the key in ${key} may do, and from where`;
    return { text: `${answered}: the key may not do this${said}`, advice };
  }
  if (status === 404) {
    const advice = `check ${urlVariable}, and name a model of yours with --model`;
    return { text: `${answered}: it has no such path, or no model ${model}${said}`, advice };
  }
  if (status === 407) {
    const advice = `give its user and password in ${networkVariable() ?? 'HTTPS_PROXY'}`;
    return { text: `${answered}: the proxy of your network wants a login`, advice };
  }
  if (status === 429) {
    return { text: `${answered}: the limit of the key is used up${said}`, advice: 'wait, or pay' };
  }
  if (status >= 500) {
    return { text: `${answered}: it has trouble of its own${said}`, advice: 'try again later' };
  }
  if (status === 400 || (status > 400 && said !== '')) {
    const advice = 'name a model of yours with --model';
    return { text: `${answered}: it refuses the request${said}`, advice };
  }
  const advice = `check ${urlVariable}: it has to be the base URL of the API`;
  return { text: `${answered}, and not as the API does`, advice };
}

/** Characters of a provider's own words. */
const LONGEST_SAYING = 200;

function saying(text: string, { secret }: Circumstances): string {
  const message = errorMessage(text)?.replaceAll(secret, '***').replaceAll(/\s+/g, ' ');
  return message === undefined ? '' : ` ("${message.slice(0, LONGEST_SAYING)}")`;
}
