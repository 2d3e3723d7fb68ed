/** The set of DHCP options that every account has in every Region without making one. */
export function defaultDhcpOptions(account: string, region: string): string {
  return `dopt-${Buffer.from(`${account}${region}`).toString('hex').slice(-17)}`;
}
