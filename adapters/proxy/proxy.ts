import { createServer } from 'node:http';

import { messageOf } from '../http/error.ts';
import { createGuard } from '../http/server/guard.ts';
import { listen, type ListenAddress } from '../http/server/listen.ts';
import { drain } from './drain.ts';
import { createFigures } from './figures/figures.ts';
import { createHandler } from './handler.ts';
import { limitSilence, LONGEST_SILENCE, SERVER_LIMITS } from './limits.ts';
import { type ProxyOptions, resolveOptions } from './settings.ts';
import { tenantsFor } from './tenants.ts';
import { createUpgrades } from './upgrade.ts';
import { createForwarder } from './upstream/forward.ts';
import { warmUpSoon } from './warm-up.ts';

/** A proxy between clients and the providers' APIs. */
export interface Proxy extends AsyncDisposable {
  /**
   * Starts to listen. Rejects with a HeadroomError of code `invalid_options` where the port is taken or may
   * not be used.
   */
  listen(): Promise<ListenAddress>;
  /** Takes no more requests, lets those that are being answered come to their end, and closes the store. */
  close(): Promise<void>;
}

/**
 * Creates a proxy. Options given here go before `HEADROOM_*` variables, and those before
 * `headroom.config.json`. Throws a HeadroomError of code `invalid_options` or `invalid_config`.
 */
export function createProxy(options: ProxyOptions = {}): Proxy {
  const settings = resolveOptions(options);
  const { token, upstreams, log, webSockets } = settings;
  const guard = createGuard({ address: settings.host, token });
  const forwarder = createForwarder();
  const figures = createFigures();
  const tenants = tenantsFor(settings, (event) => figures.note(event));
  const tools = { guard, token, upstreams, forwarder, tenants, figures, log };
  const upgrades = createUpgrades({ ...tools, webSockets });
  const server = createServer(SERVER_LIMITS, createHandler(tools));
  server.on('request', (incoming) => limitSilence(incoming, LONGEST_SILENCE));
  server.on('upgrade', (incoming, socket, head) => upgrades.handle(incoming, socket, head));
  let closing: Promise<void> | undefined;
  let callOffWarmUp = (): void => undefined;

  async function open(): Promise<ListenAddress> {
    const address = await listen(server, { address: settings.host, port: settings.port });
    callOffWarmUp = warmUpSoon((error) => log({ event: 'problem', message: messageOf(error) }));
    return address;
  }

  async function close(): Promise<void> {
    callOffWarmUp();
    upgrades.endAll();
    await drain(server, { seconds: settings.drainSeconds });
    await tenants.close();
    await forwarder.close();
  }

  const closeOnce = (): Promise<void> => (closing ??= close());
  return {
    listen: open,
    close: closeOnce,
    [Symbol.asyncDispose]: closeOnce,
  };
}
