import { id, resource, together, type Arguments, type Part } from '../corpus/terraform/document';
import { networkAcl, openGroup, type AclRule } from '../corpus/terraform/server';
import { at } from './addresses';
import type { Inventory } from './inventory';
import type { RulePlan, VpcPlan } from './plan';

const PORTS = [
  [0, 65535],
  [443, 443],
  [80, 443],
  [1024, 65535],
  [32768, 61000],
  [22, 22],
] as const;

export function renderGroups(inventory: Inventory, vpc: VpcPlan, v: number): Part {
  return together(
    openGroup(`v${v}_open`, `v${v}`),
    ...vpc.groups.map(({ usual, rules }, g) => {
      const name = `v${v}_g${g}`;
      const unique = distinct([
        ...(usual ? USUAL : []),
        ...rules.map((rule) => describe(inventory, rule, v, vpc.style.inlineRules)),
      ]);
      return vpc.style.inlineRules ? inlineGroup(name, v, unique) : standaloneGroup(name, v, unique);
    }),
  );
}

interface Rule {
  readonly direction: 'in' | 'out';
  readonly protocol: string;
  readonly ports: readonly [number, number];
  readonly block?: string;
  /** Reference to a group, or undefined for itself. */
  readonly group?: string;
}

function describe(
  inventory: Inventory,
  { direction, protocol, ports, source, kind }: RulePlan,
  v: number,
  inline: boolean,
): Rule {
  const range = protocol === 'tcp' || protocol === 'udp' ? at(PORTS, ports) : ([-1, -1] as const);
  const base = { direction, protocol, ports: protocol === '-1' ? ([0, 0] as const) : range };
  if (kind === 'self') return base;
  if (kind === 'group') {
    const named = at(inventory.referableFrom(v), source);
    // Groups whose inline rules name each other would be a circle, which Terraform refuses.
    return { ...base, group: inline ? named.replace(/_g\d+$/, '_open') : named };
  }
  const block = at(inventory.blocks, source);
  return { ...base, block, ...(protocol === 'icmp' && block.includes(':') ? { protocol: 'icmpv6' } : {}) };
}

const USUAL: readonly Rule[] = [
  { direction: 'out', protocol: '-1', ports: [0, 0], block: '0.0.0.0/0' },
  { direction: 'out', protocol: '-1', ports: [0, 0], block: '::/0' },
  { direction: 'in', protocol: 'tcp', ports: [443, 443], block: '0.0.0.0/0' },
  { direction: 'in', protocol: '-1', ports: [0, 0] },
];

/** AWS refuses a rule that is there already. */
const distinct = (rules: readonly Rule[]): Rule[] => [
  ...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values(),
];

function sourceInline({ block, group }: Rule): Arguments {
  if (block !== undefined)
    return block.includes(':') ? { ipv6_cidr_blocks: [block] } : { cidr_blocks: [block] };
  return group === undefined ? { self: true } : { security_groups: [id(`aws_security_group.${group}`)] };
}

function inlineGroup(name: string, v: number, rules: readonly Rule[]): Part {
  const blocks = (direction: 'in' | 'out'): Arguments[] =>
    rules
      .filter((rule) => rule.direction === direction)
      .map((rule) => ({
        protocol: rule.protocol,
        from_port: rule.ports[0],
        to_port: rule.ports[1],
        ...sourceInline(rule),
      }));
  return resource('aws_security_group', name, {
    name,
    vpc_id: id(`aws_vpc.v${v}`),
    ingress: blocks('in'),
    egress: [...blocks('out'), { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['10.0.0.0/8'] }],
  });
}

function standaloneGroup(name: string, v: number, rules: readonly Rule[]): Part {
  const own = id(`aws_security_group.${name}`);
  return together(
    resource('aws_security_group', name, { name, vpc_id: id(`aws_vpc.v${v}`) }),
    resource('aws_vpc_security_group_egress_rule', `${name}_ten`, {
      security_group_id: own,
      ip_protocol: '-1',
      cidr_ipv4: '10.0.0.0/8',
    }),
    ...rules.map((rule, n) =>
      resource(
        `aws_vpc_security_group_${rule.direction === 'in' ? 'ingress' : 'egress'}_rule`,
        `${name}_${n}`,
        {
          security_group_id: own,
          ip_protocol: rule.protocol,
          ...(rule.protocol === '-1' ? {} : { from_port: rule.ports[0], to_port: rule.ports[1] }),
          ...(rule.block === undefined
            ? {
                referenced_security_group_id:
                  rule.group === undefined ? own : id(`aws_security_group.${rule.group}`),
              }
            : { [rule.block.includes(':') ? 'cidr_ipv6' : 'cidr_ipv4']: rule.block }),
        },
      ),
    ),
  );
}

/** An open list lets through what its rules do not deny; a closed one only what they allow. */
export function renderAcls(inventory: Inventory, vpc: VpcPlan, v: number): Part {
  return together(
    ...vpc.acls.map(({ open, rules }, a) => {
      const named = (direction: 'in' | 'out'): AclRule[] => [
        ...rules
          .filter((rule) => rule.direction === direction)
          .map((rule, n): AclRule => ({
            number: 100 + n * 10,
            allow: rule.allow,
            cidr: at(inventory.blocks, rule.block),
            protocol: rule.protocol,
            ...(rule.protocol === '-1' ? {} : { ports: at(PORTS, rule.ports) }),
          })),
        ...(open
          ? [
              { number: 900, allow: true, cidr: '0.0.0.0/0' },
              { number: 910, allow: true, cidr: '::/0' },
            ]
          : [{ number: 900, allow: true, cidr: '10.0.0.0/8' }]),
      ];
      return networkAcl(`v${v}_a${a}`, {
        vpc: `v${v}`,
        subnets: vpc.subnets.flatMap((each, s) =>
          each.acl !== null && each.acl % vpc.acls.length === a ? [`v${v}_s${s}`] : [],
        ),
        inbound: named('in'),
        outbound: named('out'),
        style: vpc.style.inlineAcls ? 'inline' : 'standalone',
      });
    }),
  );
}
