/**
 * Rules that name one host by an address which AWS has yet to choose, e.g. `"${aws_instance.web.private_ip}/32"`.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
import type { Reference } from '@landbridge/terraform-model';
import type { Condition } from '../headers/headers';
import type { Port, PortAddress } from '../model/interface';
import type { Model } from '../model/model';
import type { Flight } from '../trace/flight';

/** `certain`: what is that host for sure; `possible`: addresses that it may get. */
export function hostCondition(
  model: Model,
  host: Reference,
  side: 'source' | 'destination',
  flight: Flight,
): { certain?: Condition; possible?: Condition } {
  const { family } = flight.headers;
  if (/public_ip|carrier_ip/.test(host.attribute)) return publicHost(model, host, side);
  const found = addressOf(model, host, family);
  if (!found) return { possible: {} };
  const { port, address } = found;
  if (address.isKnown) return { certain: { family, [side]: address.range } };
  const meant = side === 'source' ? flight.sender?.port : flight.aim;
  if (meant?.key === port.key) return { certain: { family, [side]: address.range } };
  // Somebody else has another address, whichever AWS chooses.
  if (meant) return {};
  return { possible: { family, [side]: address.range } };
}

function publicHost(
  model: Model,
  host: Reference,
  side: 'source' | 'destination',
): { certain?: Condition; possible?: Condition } {
  for (const [value, { address }] of model.ports.byPublic) {
    const label = address.public?.label;
    if (label !== host.resource && label !== `${host.resource}.public_ip`) continue;
    return { certain: { family: 4, [side]: [value, value] } };
  }
  return { possible: {} };
}

function addressOf(
  model: Model,
  host: Reference,
  family: 4 | 6,
): { port: Port; address: PortAddress } | undefined {
  if (!/^(private_ip|private_ips|private_ip_list|ipv6_address)/.test(host.attribute)) return undefined;
  const ports = model.ports.ofOwner.get(host.resource) ?? [];
  const port = ports.find((candidate) => candidate.key === host.resource) ?? ports[0];
  const address = port?.addresses.find((candidate) => candidate.family === family);
  return port && address ? { port, address } : undefined;
}
