/** Variables by their name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of a client: its own, with what it is told. */
export function clientEnvironment(
  own: Environment,
  told: Readonly<Record<string, string>>,
): Environment {
  return { ...own, ...told, ...reachable(own) };
}

const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];
const THIS_COMPUTER = '127.0.0.1';

/** A client that goes through a proxy of its network would ask that one for this computer. */
function reachable(own: Environment): Environment {
  const names = PROXY_VARIABLES.flatMap((name) => [name, name.toLowerCase()]);
  if (!names.some((name) => own[name])) return {};
  const exceptions = own['NO_PROXY'] || own['no_proxy'];
  const all = exceptions ? `${exceptions},${THIS_COMPUTER}` : THIS_COMPUTER;
  return { NO_PROXY: all, no_proxy: all };
}
