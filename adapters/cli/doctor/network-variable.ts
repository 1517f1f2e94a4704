import process from 'node:process';

const NETWORK_VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];

/** The variable that sends requests through a proxy of the network; undefined where none is set. */
export function networkVariable(): string | undefined {
  return NETWORK_VARIABLES.find((each) => process.env[each]);
}
