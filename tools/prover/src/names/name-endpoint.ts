/**
 * What a DNS name leads to, asked for where the source is: private zones, resolver rules and private DNS of endpoints
 * in the source's VPC; the public zones elsewhere; names of AWS services as the assumptions know them.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html
 */
import { LandbridgeError, parseAddress } from '@landbridge/terraform-model';
import { remember, type Model } from '../model/model';
import { behindAccelerator, resolve, type ResolveAnswer } from '../resolve';
import { endpoint, type Member } from '../trace/endpoint';

export function nameMembers(model: Model, name: string, asking: readonly Member[]): readonly Member[] {
  if (name === '')
    throw new LandbridgeError({
      code: 'PRV001',
      message: '"name:" lacks the name',
      fix: 'give name:<DNS name>',
    });
  const vpc = vpcOf(asking);
  return remember(model, `name ${name} in ${vpc ?? 'the internet'}`, () => lookUp(model, name, vpc));
}

function vpcOf(asking: readonly Member[]): string | undefined {
  for (const member of asking) {
    if (member.kind === 'port') return member.port.network.vpc;
    if (member.kind === 'subnet') return member.vpc;
  }
  return undefined;
}

function lookUp(model: Model, name: string, vpc: string | undefined): readonly Member[] {
  const members: Member[] = [];
  const reasons: Member[] = [];
  if (vpc !== undefined && model.network.vpcs.get(vpc)?.dnsSupport === false)
    return [
      { kind: 'absent', component: vpc, because: `${vpc} has no DNS server (enable_dns_support is false)` },
    ];
  for (const type of ['A', 'AAAA']) {
    const answer = resolve(model.network.reading.configuration, {
      name,
      type,
      down: model.failures.list,
      ...(vpc === undefined ? {} : { fromVpc: vpc }),
    });
    if (answer.outcome === 'answered') {
      const values = answer.answers.flatMap((record) => record.values);
      const named = values.length > 0 ? values : answer.decidedBy === undefined ? [] : [answer.decidedBy];
      members.push(...named.flatMap((value) => valueMembers(model, value)));
    } else reasons.push(withoutAnswer(name, answer));
  }
  if (members.length > 0) return members;
  const service = serviceNamed(model, name, vpc);
  if (service) return service;
  return reasons.slice(0, 1);
}

/**
 * An accelerator keeps the client's address, so its packets arrive at an endpoint that the internet reaches as if they had
 * been sent there. It also reaches endpoints that the internet does not: of those nothing is said.
 */
function behindMembers(model: Model, one: string, accelerator: string): readonly Member[] {
  const resource = model.network.reading.configuration.resources.get(one);
  const open = resource?.type === 'aws_lb' && resource.values['internal'] !== true;
  return open
    ? endpoint(model, one).members
    : [
        {
          kind: 'unknown',
          component: accelerator,
          because: `how ${accelerator} reaches ${one} is not in the model`,
        },
      ];
}

/** An attribute that is the address of its resource, e.g. in a record of a server. */
const OWN_ADDRESS = /^(.+)\.(?:private_ip|public_ip|ipv6_addresses\.0)$/;

/** What it means that no address comes back. */
function withoutAnswer(name: string, answer: ResolveAnswer): Member {
  const component = answer.decidedBy ?? `name:${name}`;
  const { because } = answer;
  if (answer.outcome === 'no-data' || answer.outcome === 'name-error')
    return { kind: 'absent', component, because };
  return { kind: 'unknown', component, because };
}

function valueMembers(model: Model, value: string): readonly Member[] {
  const address = parseAddress(value);
  if (address) return endpoint(model, value).members;
  const { configuration } = model.network.reading;
  const endpoints = behindAccelerator(configuration, value, model.failures.list);
  if (endpoints) return endpoints.flatMap((one) => behindMembers(model, one, value));
  const owner = OWN_ADDRESS.exec(value)?.[1];
  try {
    return endpoint(model, owner ?? value).members;
  } catch (error) {
    if (error instanceof LandbridgeError)
      return [
        { kind: 'unknown', component: value, because: 'the name leads to something outside the model' },
      ];
    throw error;
  }
}

/** A public name of an AWS service: its interface endpoint with private DNS where the VPC has one, else its public addresses. */
function serviceNamed(model: Model, name: string, vpc: string | undefined): readonly Member[] | undefined {
  const normal = name.toLowerCase().replace(/\.$/, '');
  for (const service of model.services.known.values()) {
    if (!service.names.some((known) => known.toLowerCase() === normal)) continue;
    const inside = [...model.network.endpoints.values()].find((candidate) => {
      const resolver = vpc === undefined ? undefined : model.network.vpcs.get(vpc);
      const works = resolver?.dnsSupport === true && resolver.dnsHostnames === true;
      return (
        candidate.type === 'Interface' &&
        candidate.vpc === vpc &&
        candidate.service === service.name &&
        candidate.privateDns === true &&
        works
      );
    });
    return inside ? endpoint(model, inside.key).members : [{ kind: 'service', name: service.name }];
  }
  const named = /^([a-z0-9.-]+)\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com$/.exec(normal);
  if (!named) return undefined;
  return [
    {
      kind: 'service',
      name: model.services.get(`com.amazonaws.${named[2]}.${named[1]!.split('.').pop()}`).name,
    },
  ];
}
