import { Unknown } from '../value';
import type { Prefix } from './prefix';
import type { Reading } from './reading';

export interface TransitGateway {
  readonly key: string;
  readonly region: string | undefined;
  readonly defaultAssociation: boolean | Unknown;
  readonly defaultPropagation: boolean | Unknown;
  /** Key of the table new attachments are associated with; the gateway's own key unless it was changed. */
  readonly associationTable: string;
  readonly propagationTable: string;
  readonly vpnEcmp: boolean | Unknown;
  readonly groupReferences: boolean | Unknown;
  readonly autoAccept: boolean | Unknown;
  readonly multicast: boolean | Unknown;
  readonly blocks: readonly Prefix[];
  readonly account: string | undefined;
  readonly amazonAsn: number;
}

export function readTransitGateways(reading: Reading): Map<string, TransitGateway> {
  const changed = { association: new Map<string, string>(), propagation: new Map<string, string>() };
  for (const kind of ['association', 'propagation'] as const) {
    for (const resource of reading.of(`aws_ec2_transit_gateway_default_route_table_${kind}`)) {
      const gateway = reading.key(resource, 'transit_gateway_id');
      const table = reading.key(resource, 'transit_gateway_route_table_id');
      if (typeof gateway === 'string' && typeof table === 'string') changed[kind].set(gateway, table);
    }
  }
  const result = new Map<string, TransitGateway>();
  for (const resource of reading.of('aws_ec2_transit_gateway')) {
    const { values, address } = resource;
    const blocks = reading.list(values['transit_gateway_cidr_blocks']);
    const asn = reading.number(values['amazon_side_asn']);
    result.set(address, {
      key: address,
      region: resource.region,
      account: resource.account,
      defaultAssociation: reading.flag(values['default_route_table_association'], true),
      defaultPropagation: reading.flag(values['default_route_table_propagation'], true),
      associationTable: changed.association.get(address) ?? address,
      propagationTable: changed.propagation.get(address) ?? address,
      vpnEcmp: reading.flag(values['vpn_ecmp_support'], true),
      groupReferences: reading.flag(values['security_group_referencing_support'], false),
      autoAccept: reading.flag(values['auto_accept_shared_attachments'], false),
      multicast: reading.flag(values['multicast_support'], false),
      blocks:
        blocks instanceof Unknown
          ? []
          : blocks.flatMap((item) => {
              const prefix = reading.prefix(item);
              return prefix === undefined || prefix instanceof Unknown ? [] : [prefix];
            }),
      amazonAsn: typeof asn === 'number' ? asn : 64512,
    });
  }
  return result;
}
