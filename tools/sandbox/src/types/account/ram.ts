import type { TfValue, WorldObject, WorldView } from '../../contract';
import type { Making, TypeModule } from '../type-module';
import { lookUp, text } from '../values';

const shareOf = (world: WorldView, arn: string | undefined): WorldObject | undefined =>
  lookUp(world, ['aws_ram_resource_share'], arn);

/** Everything shared by the share, by ARN. */
function resourcesOf(world: WorldView, share: string): string[] {
  return world
    .where('aws_ram_resource_association', 'resource_share_arn', share)
    .flatMap(({ values }) => text(values, 'resource_arn') ?? []);
}

/** Whether the principal of a share stands for the account: itself, or an organization or unit, whose members are not known here. */
function standsFor(principal: string, account: string): boolean {
  return principal === account || principal.includes(`:${account}:`) || /:organizations::/.test(principal);
}

/** Whether a resource of one account is shared with another one. */
export function isSharedWith(world: WorldView, resourceArn: string, account: string): boolean {
  return world.where('aws_ram_resource_association', 'resource_arn', resourceArn).some(({ values }) => {
    const share = text(values, 'resource_share_arn');
    const principals =
      share === undefined ? [] : world.where('aws_ram_principal_association', 'resource_share_arn', share);
    return principals.some((association) => standsFor(text(association.values, 'principal') ?? '', account));
  });
}

/** Whether the account may use the object: it is its own, or shared with it. */
export function isVisibleTo(world: WorldView, object: WorldObject, account: string): boolean {
  if (object.account === account) return true;
  const arn = text(object.values, 'arn');
  if (arn !== undefined && isSharedWith(world, arn, account)) return true;
  // Who has a share in a subnet sees the VPC around it.
  return (
    object.type === 'aws_vpc' &&
    world
      .where('aws_subnet', 'vpc_id', object.id)
      .some((subnet) => isSharedWith(world, text(subnet.values, 'arn') ?? '', account))
  );
}

const idOfShare = (arn: string | undefined): string => `rs-${arn?.split('/').pop() ?? ''}`;

export const resourceShare: TypeModule = {
  values: { permission_arns: () => [] },
};

/** The other account's side of a share; destroying it leaves the share. */
export const shareAccepter: TypeModule = {
  values: {
    share_id: ({ planned }) => idOfShare(text(planned, 'share_arn')),
    share_name: ({ planned, world }) => shareOf(world, text(planned, 'share_arn'))?.values['name'] ?? '',
    sender_account_id: ({ planned, world }) =>
      shareOf(world, text(planned, 'share_arn'))?.account ?? text(planned, 'share_arn')?.split(':')[4] ?? '',
    resources: ({ planned, world }: Making): TfValue => resourcesOf(world, text(planned, 'share_arn') ?? ''),
  },
  shown: (object, world) => {
    const arn = text(object.values, 'share_arn');
    if (shareOf(world, arn) === undefined) return undefined;
    return { resources: resourcesOf(world, arn ?? '') };
  },
};

/** Principals and resources of a share go when the share goes. */
export const sharePart: TypeModule = {
  shown: (object, world) =>
    shareOf(world, text(object.values, 'resource_share_arn')) === undefined ? undefined : {},
};
