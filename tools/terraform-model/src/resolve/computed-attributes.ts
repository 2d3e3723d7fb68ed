import type { Value } from '../value';
import type { ResourceInstance } from './resource-instance';

/**
 * Resources that stand for an object which another resource made: the attribute on the left holds the argument on
 * the right, so both lead to the same symbolic id.
 */
const SAME_OBJECT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_default_network_acl: { id: 'default_network_acl_id' },
  aws_default_route_table: { id: 'default_route_table_id' },
  aws_dx_hosted_private_virtual_interface_accepter: { id: 'virtual_interface_id' },
  aws_dx_hosted_public_virtual_interface_accepter: { id: 'virtual_interface_id' },
  aws_dx_hosted_transit_virtual_interface_accepter: { id: 'virtual_interface_id' },
  aws_ec2_transit_gateway_peering_attachment_accepter: { id: 'transit_gateway_attachment_id' },
  aws_ec2_transit_gateway_vpc_attachment_accepter: { id: 'transit_gateway_attachment_id' },
  aws_vpc_peering_connection_accepter: { id: 'vpc_peering_connection_id' },
  aws_vpc_peering_connection_options: { id: 'vpc_peering_connection_id' },
};

/** The argument that names the same object as `attribute` of a resource of that type. */
export function sameObject(type: string, attribute: string): string | undefined {
  return SAME_OBJECT[type]?.[attribute];
}

/** What a data source about the provider itself says. */
function ofProvider(instance: ResourceInstance, name: string): Value | undefined {
  const { region, account } = instance.provider;
  switch (`${instance.type}.${name}`) {
    case 'aws_region.name':
    case 'aws_region.id':
    case 'aws_region.region':
      return instance.region ?? region;
    case 'aws_caller_identity.account_id':
    case 'aws_caller_identity.id':
      return account;
    default:
      return undefined;
  }
}

/** The value of an attribute that no argument sets but the input still determines. */
export function computedAttribute(instance: ResourceInstance, name: string): Value | undefined {
  if (instance.mode === 'data') return ofProvider(instance, name);
  if (name === 'tags_all') return instance.values['tags_all'];
  const argument = sameObject(instance.type, name);
  return argument === undefined ? undefined : (instance.argument(argument) ?? undefined);
}
