type Values = Record<string, unknown>;

export const id = (type: string, name: string | number): string => `\${${type}.n${name}.id}`;

/** Terraform JSON under construction: resources by type and name. */
export class Blocks {
  /** Blocks in one list of a group of the hub. */
  readonly hubList: string[] = [];
  private readonly resource: Record<string, Record<string, Values>> = {};

  add(type: string, name: string | number, values: object): void {
    (this.resource[type] ??= {})[`n${name}`] = values as Values;
  }

  route(table: number, destination: string, target: Values): void {
    const name = `${table}_${destination.replace(/\W/g, '_')}`;
    this.add('aws_route', name, {
      route_table_id: id('aws_route_table', table),
      destination_cidr_block: destination,
      ...target,
    });
  }

  /** `isWide`: the first one sends the last of its peers whatever it knows no better place for. */
  peer(one: number, other: number, isWide = false): void {
    const name = `${one}_${other}`;
    this.add('aws_vpc_peering_connection', name, {
      vpc_id: id('aws_vpc', one),
      peer_vpc_id: id('aws_vpc', other),
      auto_accept: true,
    });
    const peering = { vpc_peering_connection_id: id('aws_vpc_peering_connection', name) };
    this.route(one, isWide ? '10.0.0.0/8' : `10.${other}.0.0/16`, peering);
    this.route(other, `10.${one}.0.0/16`, peering);
  }

  peerGateways(): void {
    this.add('aws_ec2_transit_gateway_peering_attachment', 'far', {
      transit_gateway_id: id('aws_ec2_transit_gateway', 'near'),
      peer_transit_gateway_id: id('aws_ec2_transit_gateway', 'far'),
      peer_region: 'us-east-1',
    });
    this.add('aws_ec2_transit_gateway_peering_attachment_accepter', 'far', {
      transit_gateway_attachment_id: id('aws_ec2_transit_gateway_peering_attachment', 'far'),
      region: 'us-east-1',
    });
    const peering = {
      transit_gateway_attachment_id: id('aws_ec2_transit_gateway_peering_attachment', 'far'),
    };
    for (const name of ['near', 'far']) {
      const table = {
        transit_gateway_route_table_id: id('aws_ec2_transit_gateway_route_table', name),
        ...(name === 'far' && { region: 'us-east-1' }),
      };
      this.add('aws_ec2_transit_gateway_route_table_association', `peering_${name}`, {
        ...table,
        ...peering,
      });
      this.add('aws_ec2_transit_gateway_route', `peering_${name}`, {
        ...table,
        ...peering,
        destination_cidr_block: '10.0.0.0/8',
      });
    }
  }

  document(): object {
    if (this.hubList.length > 0)
      this.add('aws_security_group_rule', 'list', {
        type: 'ingress',
        security_group_id: id('aws_security_group', 0),
        protocol: 'tcp',
        from_port: 22,
        to_port: 22,
        cidr_blocks: this.hubList,
      });
    return { provider: { aws: { region: 'eu-west-1' } }, resource: this.resource };
  }
}
