import type { TfObject } from '../../contract';
import type { Making, TypeModule } from '../type-module';
import { blocks, lookUp, text } from '../values';

interface Endpoint {
  readonly availability_zone: string;
  readonly attachment: readonly { readonly endpoint_id: string; readonly subnet_id: string }[];
}

/** One endpoint for each subnet; a subnet that stays keeps its endpoint. */
function endpointsOf(making: Making, former: readonly TfObject[]): TfObject[] {
  return blocks(making.planned, 'subnet_mapping').map((mapping) => {
    const subnet = text(mapping, 'subnet_id') ?? '';
    const kept = former.find((state) => text(blocks(state, 'attachment')[0], 'subnet_id') === subnet);
    const zone = lookUp(making.world, ['aws_subnet'], subnet)?.values['availability_zone'];
    const fresh: Endpoint = {
      availability_zone: typeof zone === 'string' ? zone : '',
      attachment: [
        { endpoint_id: `vpce-${making.seed.hex(17, `endpoint in ${subnet}`)}`, subnet_id: subnet },
      ],
    };
    return kept ?? (fresh as unknown as TfObject);
  });
}

/** A firewall, whose endpoints AWS makes and reports by zone. */
export const firewall: TypeModule = {
  values: {
    firewall_status: (making) => [
      {
        sync_states: endpointsOf(making, blocks(blocks(making.prior, 'firewall_status')[0], 'sync_states')),
        transit_gateway_attachment_sync_states: [],
      },
    ],
  },
};

/** Further endpoints of a firewall, in other VPCs or zones. */
export const firewallEndpointAssociation: TypeModule = {
  values: {
    vpc_endpoint_association_status: (making) => {
      const former = blocks(
        blocks(making.prior, 'vpc_endpoint_association_status')[0],
        'association_sync_state',
      );
      const states = endpointsOf(making, former).map((state) => ({
        ...state,
        attachment: blocks(state, 'attachment').map((attachment) => ({
          ...attachment,
          status: 'READY',
          status_message: '',
        })),
      }));
      return [{ association_sync_state: states }];
    },
  },
};

/** The kind of a rule group is part of its ARN, which is its id. */
export const firewallRuleGroup: TypeModule = {
  values: {
    arn: ({ planned, scope }) => {
      const kind = `${(text(planned, 'type') ?? 'STATEFUL').toLowerCase()}-rulegroup`;
      return `arn:${scope.partition}:network-firewall:${scope.region}:${scope.account}:${kind}/${text(planned, 'name') ?? ''}`;
    },
  },
};
