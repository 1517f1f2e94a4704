import type { Answer } from './ask.ts';
import type { Circumstances, Explanation } from './explain.ts';
import { networkVariable } from './network-variable.ts';

/** Explains why no answer came. */
export function explainFailure(
  { code, message }: Extract<Answer, { readonly kind: 'failed' }>,
  where: Circumstances,
): Explanation {
  const { base, urlVariable } = where;
  const { hostname, host } = new URL(base);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    const advice = `check the network, its name server and ${urlVariable}`;
    return { text: `the name ${hostname} is not known here (${code})`, advice };
  }
  if (code === 'ECONNREFUSED') {
    const address = /ECONNREFUSED (\S+)/.exec(message)?.[1] ?? host;
    const through = address === host ? '' : `, where requests for ${host} go`;
    const advice = `start what should listen there, or correct ${addressedBy(urlVariable)}`;
    return { text: `nothing listens at ${address}${through}`, advice };
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)/.test(code)) {
    const advice = 'name the certificate of your network in NODE_EXTRA_CA_CERTS';
    return { text: `the certificate of ${host} is not trusted (${code})`, advice };
  }
  if (/SSL|EPROTO/.test(code)) {
    const advice = `check whether ${urlVariable} should begin with http:// or https://`;
    return { text: `${host} does not speak TLS (${code})`, advice };
  }
  if (/TIMEOUT|ETIMEDOUT/.test(code)) {
    const advice = `check the firewall and ${addressedBy(urlVariable)}`;
    return { text: `${host} did not answer in time`, advice };
  }
  // What no header can carry was never sent; the fault is in the key, not in the address.
  if (!/^[\t\u0020-\u00FF]*$/.test(where.secret)) {
    const advice = 'put it there again, without line breaks and signs that are not ASCII';
    return { text: `${where.key} holds what cannot be a key`, advice };
  }
  const advice = `check ${addressedBy(urlVariable)}`;
  return { text: `${host} could not be asked: ${message.replaceAll(where.secret, '***')}`, advice };
}

/** The variables that decide where requests go. */
function addressedBy(urlVariable: string): string {
  return [urlVariable, networkVariable() ?? []].flat().join(' and ');
}
