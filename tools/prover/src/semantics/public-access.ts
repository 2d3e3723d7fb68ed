/**
 * VPC Block Public Access. Bidirectional mode stops everything at internet and egress-only internet gateways;
 * ingress mode stops connections from the internet, but not egress through NAT gateways and egress-only internet
 * gateways. Exclusions of a VPC or subnet lift it, for both directions or for egress alone.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
 */
import {
  Unknown,
  publicAccessScope,
  type PublicAccessExclusion,
  type PublicAccessMode,
} from '@landbridge/terraform-model';
import type { Model } from '../model/model';
import { doubtful, drop, hop, type End, type Flight } from '../trace/flight';

/**
 * `opened` says which way the connection was opened: `egress` by the VPC, `ingress` from outside. Ingress mode lets
 * egress out only by NAT gateway and egress-only internet gateway, not from an interface with a public address of
 * its own.
 */
export function judgePublicAccess(
  model: Model,
  flight: Flight,
  vpc: string,
  subnet: string | undefined,
  opened: 'ingress' | 'egress',
  gateway: string,
): ({ flight: Flight } | End)[] {
  const mode = modeOf(model, vpc);
  if (!mode || mode.mode === 'off') return [{ flight }];
  const exclusion = exclusionOf(model, vpc, subnet);
  if (mode.mode instanceof Unknown) return [doubtful(flight, mode.said, mode.mode.because)];
  if (exclusion?.mode instanceof Unknown) return [doubtful(flight, exclusion.said, exclusion.mode.because)];
  if (exclusion?.mode === 'allow-bidirectional') return [{ flight }];
  if (exclusion?.mode === 'allow-egress' && opened === 'egress') return [{ flight }];
  const indirect = isIndirect(model, flight, gateway);
  if (mode.mode === 'block-ingress' && opened === 'egress' && indirect) return [{ flight }];
  const because =
    mode.mode === 'block-bidirectional'
      ? `Block Public Access (${mode.said}) stops everything between ${vpc} and the internet`
      : `Block Public Access (${mode.said}) lets connections out by NAT and egress-only internet gateways only`;
  const stopped = hop(flight, () => ({
    component: mode.said,
    kind: 'block-public-access',
    decision: 'deny',
    because,
  }));
  return [drop(stopped, mode.said, because)];
}

function isIndirect(model: Model, flight: Flight, gateway: string): boolean {
  if (model.network.egressOnlyGateways.has(gateway)) return true;
  const port = flight.request ? flight.aim : flight.sender?.port;
  return port?.network.kind === 'nat-gateway';
}

function modeOf(model: Model, vpc: string): PublicAccessMode | undefined {
  const { modes } = model.network.publicAccess;
  if (modes.size === 0) return undefined;
  const { account, region } = model.network.vpcs.get(vpc) ?? {};
  return (
    modes.get(publicAccessScope(account, region)) ??
    [...modes].find(([scope]) => {
      const [otherAccount, otherRegion] = scope.split('/');
      const sameAccount = otherAccount === '' || account === undefined || otherAccount === account;
      return sameAccount && (otherRegion === '' || region === undefined || otherRegion === region);
    })?.[1]
  );
}

function exclusionOf(
  model: Model,
  vpc: string,
  subnet: string | undefined,
): PublicAccessExclusion | undefined {
  const { exclusions } = model.network.publicAccess;
  return (subnet === undefined ? undefined : exclusions.get(subnet)) ?? exclusions.get(vpc);
}
