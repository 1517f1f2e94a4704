/** How much the gateway is measured with. */
export interface GatewayOptions {
  readonly conversations: number;
  readonly turns: number;
  /** Conversations at the same time. */
  readonly atOnce: number;
  /** Proxy processes. */
  readonly processes: number;
  /** Seconds after which no turn of the conversations begins. */
  readonly secondsLimit: number;
}

/** Sized so that the whole suite ends in about five minutes on two processors. */
export const GATEWAY_DEFAULTS: GatewayOptions = {
  conversations: 400,
  turns: 20,
  atOnce: 200,
  processes: 4,
  secondsLimit: 180,
};
