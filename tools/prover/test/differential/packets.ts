import { block, ipText } from '../walker/address';
import { at } from './addresses';
import type { Inventory } from './inventory';
import type { PacketPlan } from './plan';
import type { WalkQuestion } from '../walker/verdict';

const PORTS = [443, 443, 80, 22, 8080] as const;

/** The questions to ask of a landscape; ends of one and the same name are left out. */
export function packetsOf(inventory: Inventory): WalkQuestion[] {
  return inventory.plan.packets.flatMap((plan) => question(inventory, plan));
}

/** Addresses of the sites; `on-premises:<site>` would leave open which address is meant. */
const onPremises = (end: string): boolean => end.startsWith('192.168.');

const outside = (end: string): boolean => end === 'internet' || onPremises(end) || end.startsWith('service');

function question(inventory: Inventory, plan: PacketPlan): WalkQuestion[] {
  const from = at(inventory.ends, plan.from);
  const home = vpcOf(inventory, from);
  const all = [...inventory.ends, ...inventory.onlyDestinations];
  const elsewhere = all.filter((end) => vpcOf(inventory, end) !== home);
  const to = at(plan.across && elsewhere.length > 0 ? elsewhere : all, plan.to);
  const beyond = outside(from) && outside(to) && !(onPremises(from) && onPremises(to));
  if (from === to || beyond || (/^\d/.test(to) && holdsAddress(inventory, from, to))) return [];
  const down = [...new Set(plan.down.map((each) => at(inventory.failures, each)))];
  const dual = [from, to].every((end) => end === 'internet' || hasIpv6(inventory, end));
  const family = plan.ipv6 && dual ? 6 : 4;
  const stranger = family === 6 ? '2600:1f18::77' : '203.0.113.77';
  return [
    {
      from: from === 'internet' ? stranger : from,
      to,
      ...(to === 'internet' ? { toIp: stranger } : {}),
      protocol: plan.protocol,
      ...(plan.protocol === 'icmp' ? {} : { port: at(PORTS, plan.port) }),
      family,
      ...(plan.oneWay ? { oneWay: true } : {}),
      ...(down.length === 0 ? {} : { down }),
    },
  ];
}

function vpcOf(inventory: Inventory, end: string): number | undefined {
  return inventory.hosts.find(({ address }) => end === address)?.vpc;
}

/** An instance that has the address itself. */
function holdsAddress(inventory: Inventory, end: string, address: string): boolean {
  const host = inventory.hosts.find((each) => end === each.address);
  return host !== undefined && inventory.addressOf(host) === address;
}

function hasIpv6(inventory: Inventory, end: string): boolean {
  const vpc = vpcOf(inventory, end);
  return vpc !== undefined && at(inventory.plan.vpcs, vpc).ipv6;
}

/** Look-ups in the subnets' tables, of addresses within and beyond what there is. */
export function lookUpsOf(inventory: Inventory): { readonly subnet: string; readonly ip: string }[] {
  const subnets = inventory.plan.vpcs.flatMap((vpc, v) =>
    vpc.subnets.map((_, s) => `aws_subnet.v${v}_s${s}`),
  );
  return inventory.plan.packets.map(({ from, to }) => {
    const { family, first } = block(at([...inventory.blocks, '203.0.113.0/24'], to));
    return { subnet: at(subnets, from), ip: ipText({ family, bits: first + 5n }) };
  });
}
