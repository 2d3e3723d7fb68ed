import type { World } from './world';

/** What is down, by the forms of `--down`. */
export class Failures {
  private readonly ids: ReadonlySet<string>;

  constructor(
    private readonly world: World,
    down: readonly string[],
  ) {
    this.ids = new Set(down);
  }

  is(id: string): boolean {
    return this.ids.has(id);
  }

  zone(zone: string): boolean {
    return this.ids.has(`az:${zone}`);
  }

  vpc(id: string): boolean {
    const vpc = this.world.vpcs.get(id);
    return this.is(id) || (vpc !== undefined && this.is(`region:${vpc.region}`));
  }

  subnet(id: string): boolean {
    const subnet = this.world.subnets.get(id);
    return this.is(id) || (subnet !== undefined && (this.zone(subnet.zone) || this.vpc(subnet.vpc)));
  }

  interface(id: string): boolean {
    const own = this.world.interfaces.get(id);
    return this.is(id) || this.is(id.split('#')[0] ?? id) || (own !== undefined && this.subnet(own.subnet));
  }

  transitGateway(id: string): boolean {
    const gateway = this.world.transit.gateways.get(id);
    return this.is(id) || (gateway !== undefined && this.is(`region:${gateway.region}`));
  }

  attachment(id: string): boolean {
    const attachment = this.world.transit.attachments.get(id);
    if (attachment === undefined) return true;
    if (this.is(id) || attachment.gateways.every((each) => this.transitGateway(each))) return true;
    if (attachment.kind === 'vpn') return this.link(id);
    return attachment.vpc !== undefined && this.vpc(attachment.vpc);
  }

  link(id: string): boolean {
    const link = this.world.hybrid.links.get(id);
    if (link === undefined || this.is(id)) return true;
    if (link.connection !== undefined && this.is(link.connection)) return true;
    if (link.site !== undefined && this.is(`on-premises:${link.site}`)) return true;
    return this.is(`${id}/tunnel1`) && this.is(`${id}/tunnel2`);
  }
}
