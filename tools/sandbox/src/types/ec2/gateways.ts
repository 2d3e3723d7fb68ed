import type { TfObject, WorldObject, WorldView } from '../../contract';
import type { TypeModule } from '../type-module';
import { lookUp, text } from '../values';

/** The VPC to which an internet gateway is attached, by its own argument or by an attachment resource. */
export function vpcOfInternetGateway(gateway: WorldObject, world: WorldView): string | undefined {
  const [attachment] = world.where('aws_internet_gateway_attachment', 'internet_gateway_id', gateway.id);
  return text(attachment?.values, 'vpc_id') ?? text(gateway.values, 'vpc_id');
}

/** The VPC to which a virtual private gateway is attached. */
export function vpcOfVpnGateway(gateway: WorldObject, world: WorldView): string | undefined {
  const [attachment] = world.where('aws_vpn_gateway_attachment', 'vpn_gateway_id', gateway.id);
  return text(attachment?.values, 'vpc_id') ?? text(gateway.values, 'vpc_id');
}

const attachedBySelf = (type: string, attribute: string, object: WorldObject, world: WorldView): boolean =>
  world.where(type, attribute, object.id).length === 0;

export const internetGateway: TypeModule = {
  values: { vpc_id: ({ prior }) => prior?.['vpc_id'] ?? '' },
  shown: (object, world): TfObject => ({ vpc_id: vpcOfInternetGateway(object, world) ?? '' }),
  // What an attachment resource attached is that resource's to detach.
  updated: (object, _making, world) => {
    if (!attachedBySelf('aws_internet_gateway_attachment', 'internet_gateway_id', object, world))
      world.put({ ...object, values: { ...object.values, vpc_id: '' } });
  },
};

export const vpnGateway: TypeModule = {
  values: {
    vpc_id: ({ prior }) => prior?.['vpc_id'] ?? '',
    amazon_side_asn: ({ prior }) => prior?.['amazon_side_asn'] ?? '64512',
  },
  shown: (object, world): TfObject => ({ vpc_id: vpcOfVpnGateway(object, world) ?? '' }),
  updated: (object, _making, world) => {
    if (!attachedBySelf('aws_vpn_gateway_attachment', 'vpn_gateway_id', object, world))
      world.put({ ...object, values: { ...object.values, vpc_id: '' } });
  },
};

/** A part of something else that is gone when that is. */
export function partOf(types: readonly string[], attribute: string): TypeModule {
  return {
    shown: (object, world) =>
      lookUp(world, types, text(object.values, attribute)) === undefined ? undefined : {},
  };
}
