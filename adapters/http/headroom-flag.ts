/** A request's parameter that the SDKs do not have. */
export interface HeadroomFlag {
  /**
   * False sends this request as it is. Not sent to the provider.
   * @defaultValue true
   */
  readonly headroom?: boolean;
}
