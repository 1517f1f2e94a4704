/** An address of a computer as it stands in a URL: one of IP version 6 in brackets. */
export function hostInUrl(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
