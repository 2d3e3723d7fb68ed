import { overlaps } from '../../types/address';
import { connectionOf } from '../../types/ec2/peering';
import { blocks, lookUp } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, text, withValue, type Rule } from '../rule';
import { blocksOf } from './vpc';

const PAGE = 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html';
const CONNECTION = ['aws_vpc_peering_connection'] as const;
const SETTING_OPTIONS = [
  ...CONNECTION,
  'aws_vpc_peering_connection_accepter',
  'aws_vpc_peering_connection_options',
] as const;

export const PEERING_RULES: readonly Rule[] = [
  {
    id: 'peering/overlap',
    types: CONNECTION,
    on: CREATE,
    code: 'InvalidVpcPeeringConnection.OverlappingCidr',
    when: 'the blocks of the two VPCs overlap, further ones included (AWS says so by the status `failed` of the connection)',
    source: PAGE,
    refuses: ({ values, world }) => {
      const [own, peer] = [text(values, 'vpc_id'), text(values, 'peer_vpc_id')];
      if (own === undefined || peer === undefined) return undefined;
      for (const family of [4, 6] as const)
        for (const mine of blocksOf(world, own, family))
          if (blocksOf(world, peer, family).some((its) => overlaps(mine, its)))
            return {
              message: `The VPC peering connection fails: CIDR blocks of ${own} and ${peer} overlap`,
              attribute: 'peer_vpc_id',
            };
      return undefined;
    },
  },
  {
    id: 'peering/exists',
    types: CONNECTION,
    on: CREATE,
    code: 'VpcPeeringConnectionAlreadyExists',
    when: 'the two VPCs are peered',
    source: PAGE,
    refuses: (check) => {
      const [own, peer] = [text(check.values, 'vpc_id'), text(check.values, 'peer_vpc_id')];
      const between = [
        ...withValue(check, CONNECTION[0], 'vpc_id', own),
        ...withValue(check, CONNECTION[0], 'peer_vpc_id', own),
      ];
      const other = between.find(({ values }) => values['vpc_id'] === peer || values['peer_vpc_id'] === peer);
      return other === undefined
        ? undefined
        : `A VPC peering connection between ${own} and ${peer} already exists: ${other.id}`;
    },
  },
  {
    id: 'peering/itself',
    types: CONNECTION,
    on: CREATE,
    code: 'InvalidParameterValue',
    when: 'a VPC is to be peered with itself',
    source: PAGE,
    refuses: ({ values }) =>
      text(values, 'vpc_id') === text(values, 'peer_vpc_id')
        ? { message: 'A VPC cannot be peered with itself', attribute: 'peer_vpc_id' }
        : undefined,
  },
  {
    id: 'peering/peer-missing',
    types: CONNECTION,
    on: CREATE,
    code: 'InvalidVpcID.NotFound',
    when: 'the peer VPC does not exist in the account and Region named, as far as the sandbox knows them',
    source: PAGE,
    refuses: ({ values, world, scope }) => {
      const account = text(values, 'peer_owner_id') ?? scope.account;
      const region = text(values, 'peer_region') ?? scope.region;
      const peer = text(values, 'peer_vpc_id');
      const simulated = account === scope.account || world.list('aws_vpc', { account }).length > 0;
      if (peer === undefined || !simulated || world.get('aws_vpc', peer, { account, region }) !== undefined)
        return undefined;
      return {
        message: `The vpc ID '${peer}' does not exist in account ${account}, Region ${region}`,
        attribute: 'peer_vpc_id',
      };
    },
  },
  {
    id: 'peering/auto-accept-elsewhere',
    types: CONNECTION,
    on: CREATE_OR_UPDATE,
    code: 'OperationNotPermitted',
    when: 'the requester is to accept for another account or Region',
    source: 'https://docs.aws.amazon.com/vpc/latest/peering/accept-vpc-peering-connection.html',
    refuses: ({ values, scope }) => {
      const owner = text(values, 'peer_owner_id') ?? scope.account;
      const region = text(values, 'peer_region') ?? scope.region;
      if (values['auto_accept'] !== true || (owner === scope.account && region === scope.region))
        return undefined;
      return {
        message: `User ${scope.account} cannot accept a peering connection for account ${owner} in ${region}; use aws_vpc_peering_connection_accepter there`,
        attribute: 'auto_accept',
      };
    },
  },
  {
    id: 'peering/accepter-elsewhere',
    types: ['aws_vpc_peering_connection_accepter'],
    on: CREATE,
    code: 'InvalidVpcPeeringConnectionID.NotFound',
    when: "an accepter works in another account or Region than the peer VPC's",
    source: 'https://docs.aws.amazon.com/vpc/latest/peering/accept-vpc-peering-connection.html',
    refuses: ({ values, world, scope }) => {
      const connection = connectionOf(world, values);
      const owner = text(connection?.values, 'peer_owner_id') ?? connection?.account;
      const region = text(connection?.values, 'peer_region') ?? connection?.region;
      return connection === undefined || (owner === scope.account && region === scope.region)
        ? undefined
        : `The vpcPeeringConnection ID '${connection.id}' does not exist in account ${scope.account}, Region ${scope.region}: its accepter is account ${owner}, Region ${region}`;
    },
  },
  {
    id: 'peering/options-before-active',
    types: SETTING_OPTIONS,
    on: CREATE_OR_UPDATE,
    code: 'OperationNotPermitted',
    when: 'options are set while the connection is not active',
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcPeeringConnectionOptions.html',
    refuses: ({ type, values, world, prior }) => {
      if (blocks(values, 'accepter').length + blocks(values, 'requester').length === 0) return undefined;
      const connection = type === CONNECTION[0] ? undefined : connectionOf(world, values);
      const active =
        (connection?.values ?? prior)?.['accept_status'] === 'active' || values['auto_accept'] === true;
      return active
        ? undefined
        : `Peering connection ${connection?.id ?? ''} is not active, and options can be set only when it is`;
    },
  },
  {
    id: 'peering/dns-hostnames',
    types: SETTING_OPTIONS,
    on: CREATE_OR_UPDATE,
    code: 'InvalidVpcPeeringConnectionState.DnsHostnamesDisabled',
    when: 'DNS resolution over the peering is enabled for a VPC without DNS hostnames or DNS support',
    source: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html',
    refuses: ({ type, values, world }) => {
      const connection = type === CONNECTION[0] ? { values } : connectionOf(world, values);
      for (const [side, end] of [
        ['requester', 'vpc_id'],
        ['accepter', 'peer_vpc_id'],
      ] as const) {
        if (blocks(values, side)[0]?.['allow_remote_vpc_dns_resolution'] !== true) continue;
        const vpc = lookUp(world, ['aws_vpc'], text(connection?.values, end));
        if (
          vpc !== undefined &&
          (vpc.values['enable_dns_hostnames'] !== true || vpc.values['enable_dns_support'] === false)
        )
          return {
            message: `DNS hostnames must be enabled for ${vpc.id} to allow DNS resolution over the peering`,
            attribute: side,
          };
      }
      return undefined;
    },
  },
];
