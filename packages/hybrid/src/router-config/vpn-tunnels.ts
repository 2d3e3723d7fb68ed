import { Token } from 'cdktf';
import type { VpnConnection } from '@cdktf/provider-aws/lib/vpn-connection';
import type { CustomerGateway } from '../vpn/customer-gateway';
import { insideAddresses } from '../vpn/inside-cidr';
import type { CompleteTunnel } from '../vpn/tunnel-options';
import type { Announced } from './link-preference';
import { addressOf } from './terraform-address';
import type { RouterTunnel } from './router-model';

/** What both tunnels of a VPN are made from. */
export interface TunnelSource {
  readonly connection: VpnConnection;
  readonly router: CustomerGateway;
  /** Undefined: AWS says it once the connection stands. */
  readonly awsAsn: number | undefined;
  readonly tunnels: readonly [CompleteTunnel, CompleteTunnel];
  readonly routing: RouterTunnel['routing'];
  readonly sessions: readonly [Announced, Announced];
}

/**
 * What the router of a VPN has to be told of its tunnels. Inside addresses are those of `insideCidr`; where AWS chooses them,
 * and for outside addresses, the model holds references to what AWS answers.
 */
export function vpnTunnels(source: TunnelSource): RouterTunnel[] {
  const { connection, router, awsAsn, routing } = source;
  const attributes = [
    {
      address: connection.tunnel1Address,
      aws: connection.tunnel1VgwInsideAddress,
      router: connection.tunnel1CgwInsideAddress,
      asn: connection.tunnel1BgpAsn,
    },
    {
      address: connection.tunnel2Address,
      aws: connection.tunnel2VgwInsideAddress,
      router: connection.tunnel2CgwInsideAddress,
      asn: connection.tunnel2BgpAsn,
    },
  ] as const;
  return ([0, 1] as const).map((index) => {
    const options = source.tunnels[index];
    const made = attributes[index];
    const { insideCidr } = options;
    const chosen = insideCidr === undefined || Token.isUnresolved(insideCidr) ? undefined : insideCidr;
    return {
      name: `${router.name}-${index + 1}`,
      link: addressOf(connection),
      outside: { router: router.address, aws: made.address },
      inside: chosen === undefined ? { router: made.router, aws: made.aws } : insideAddresses(chosen),
      awsAsn: awsAsn ?? made.asn,
      routing,
      ...source.sessions[index],
      authentication:
        router.certificateArn === undefined
          ? { preSharedKey: connection.presharedKeyArn }
          : { certificate: router.certificateArn },
      options,
    };
  });
}
