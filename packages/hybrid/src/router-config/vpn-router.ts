import { Token } from 'cdktf';
import { gatewayOf } from '../vpn/gateway-end';
import { insideAddresses } from '../vpn/inside-cidr';
import type { SiteToSiteVpn } from '../vpn/site-to-site-vpn';
import type { RouterModel, RouterTunnel } from './router-model';

/** Default AS number of AWS gateways that say none. */
const AMAZON_ASN = 64_512;

/**
 * What the router of a VPN has to be told. Inside addresses are those of `insideCidr`; where AWS chooses them, and for
 * outside addresses, the model holds references that Terraform fills in an output.
 *
 * @param prepend how many times each tunnel lengthens its AS path
 */
export function vpnRouter(
  vpn: SiteToSiteVpn,
  advertises: readonly string[],
  prepend: readonly [number, number] = [0, 0],
): RouterModel {
  const { router, end, outside } = vpn;
  const awsAsn = gatewayOf(end).asn ?? AMAZON_ASN;
  const tunnels = ([0, 1] as const).map((index): RouterTunnel => {
    const options = vpn.tunnels[index];
    const address = index === 0 ? outside.tunnel1 : outside.tunnel2;
    const inside =
      options.insideCidr === undefined || Token.isUnresolved(options.insideCidr)
        ? undefined
        : insideAddresses(options.insideCidr);
    return {
      name: `${router.name}-${index + 1}`,
      outside: { router: router.address, aws: address },
      inside: inside ?? {
        router: `<tunnel ${index + 1} inside address of the router>`,
        aws: `<tunnel ${index + 1} inside address of AWS>`,
      },
      awsAsn,
      secretArn: outside.secretArn,
      options,
      prepend: prepend[index],
    };
  });
  return { router: router.name, asn: router.asn, advertises, tunnels, interfaces: [] };
}
