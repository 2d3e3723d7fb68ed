import { id, resource, together, type Arguments, type Part } from './document';

const EVERYWHERE = {
  from_port: 0,
  to_port: 0,
  protocol: '-1',
  cidr_blocks: ['0.0.0.0/0'],
  ipv6_cidr_blocks: ['::/0'],
};

/** A security group that lets everything in and out, for cases about something else. */
export function openGroup(name: string, vpcName: string, more: Arguments = {}): Part {
  return resource('aws_security_group', name, {
    name,
    vpc_id: id(`aws_vpc.${vpcName}`),
    ingress: [EVERYWHERE],
    egress: [EVERYWHERE],
    ...more,
  });
}

export interface ServerProps {
  readonly vpc: string;
  readonly subnet: string;
  readonly ip: string;
  readonly ipv6?: string;
  /** `eip`: an Elastic IP; `assigned`: a public address at launch. */
  readonly public?: 'eip' | 'assigned';
  /** Names of security groups; by default one of its own that allows everything. */
  readonly groups?: readonly string[];
  /** Forwards packets that are not addressed to it. */
  readonly forwards?: boolean;
  readonly more?: Arguments;
}

export function server(name: string, props: ServerProps): Part {
  const groups = props.groups ?? [name];
  const more = props.more ?? {};
  const provider = more['provider'] === undefined ? {} : { provider: more['provider'] };
  return together(
    ...(props.groups === undefined ? [openGroup(name, props.vpc, provider)] : []),
    resource('aws_instance', name, {
      ami: 'ami-0123456789abcdef0',
      instance_type: 't3.micro',
      subnet_id: id(`aws_subnet.${props.subnet}`),
      private_ip: props.ip,
      vpc_security_group_ids: groups.map((group) => id(`aws_security_group.${group}`)),
      ...(props.ipv6 === undefined ? {} : { ipv6_addresses: [props.ipv6] }),
      ...(props.public === 'assigned' ? { associate_public_ip_address: true } : {}),
      ...(props.forwards === true ? { source_dest_check: false } : {}),
      ...more,
    }),
    ...(props.public === 'eip'
      ? [resource('aws_eip', name, { instance: id(`aws_instance.${name}`), domain: 'vpc', ...provider })]
      : []),
  );
}

/** A rule of a network ACL as its table shows it. */
export interface AclRule {
  readonly number: number;
  readonly allow: boolean;
  readonly cidr: string;
  /** @default '-1' */
  readonly protocol?: string;
  readonly ports?: readonly [from: number, to: number];
}

function aclEntry(rule: AclRule): Arguments {
  return {
    rule_no: rule.number,
    action: rule.allow ? 'allow' : 'deny',
    protocol: rule.protocol ?? '-1',
    from_port: rule.ports?.[0] ?? 0,
    to_port: rule.ports?.[1] ?? 0,
    [rule.cidr.includes(':') ? 'ipv6_cidr_block' : 'cidr_block']: rule.cidr,
  };
}

export interface AclProps {
  readonly vpc: string;
  readonly subnets: readonly string[];
  readonly inbound: readonly AclRule[];
  readonly outbound: readonly AclRule[];
  /** @default 'inline' */
  readonly style?: 'inline' | 'standalone';
}

export function networkAcl(name: string, props: AclProps): Part {
  const inline = props.style !== 'standalone';
  const standalone = (rules: readonly AclRule[], egress: boolean): Part[] =>
    rules.map((rule) => {
      const { rule_no: number, action, ...rest } = aclEntry(rule);
      return resource('aws_network_acl_rule', `${name}_${egress ? 'out' : 'in'}_${rule.number}`, {
        network_acl_id: id(`aws_network_acl.${name}`),
        egress,
        rule_number: number,
        rule_action: action,
        ...rest,
      });
    });
  return together(
    resource('aws_network_acl', name, {
      vpc_id: id(`aws_vpc.${props.vpc}`),
      ...(inline
        ? {
            subnet_ids: props.subnets.map((each) => id(`aws_subnet.${each}`)),
            ingress: props.inbound.map(aclEntry),
            egress: props.outbound.map(aclEntry),
          }
        : {}),
    }),
    ...(inline ? [] : [...standalone(props.inbound, false), ...standalone(props.outbound, true)]),
    ...(inline
      ? []
      : props.subnets.map((each) =>
          resource('aws_network_acl_association', `${name}_${each}`, {
            network_acl_id: id(`aws_network_acl.${name}`),
            subnet_id: id(`aws_subnet.${each}`),
          }),
        )),
  );
}
