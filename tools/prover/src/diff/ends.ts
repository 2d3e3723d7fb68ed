import type { Member } from '../intent/member';
import type { Model } from '../model/model';

/** Every end of traffic of a landscape: an interface in each subnet, each resource, each site, and the internet. */
export function endsOf(model: Model): ReadonlyMap<string, Member> {
  const ends = new Map<string, Member>();
  const add = (member: Member) => ends.set(member.text, member);
  for (const { key, vpc } of model.network.subnets.values())
    add({ text: key, kind: 'subnet', vpc, subnets: [key] });
  for (const [owner, ports] of model.ports.ofOwner) {
    const [first] = ports;
    if (first === undefined || !model.network.reading.resource(owner)) continue;
    add({
      text: owner,
      kind: 'resource',
      vpc: first.network.vpc,
      subnets: ports.map((port) => port.network.subnet),
    });
  }
  for (const name of model.sites.byName.keys())
    add({ text: `on-premises:${name}`, kind: 'site', subnets: [] });
  add({ text: 'internet', kind: 'outside', subnets: [] });
  return ends;
}

/** Under what a change is reported: a VPC for the interfaces in its subnets, anything else by itself. */
export function placeOf({ kind, vpc, text }: Member): string {
  return kind === 'subnet' && vpc !== undefined ? vpc : text;
}
