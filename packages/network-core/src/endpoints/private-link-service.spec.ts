import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { PrivateLinkService, type PrivateLinkServiceProps } from './private-link-service';

const NLB = 'arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/net/api/0123456789abcdef';
const DEV = 'arn:aws:iam::222222222222:root';
const base: PrivateLinkServiceProps = {
  name: 'api',
  balancers: { networkLoadBalancerArns: [NLB] },
  acceptance: 'manual',
  allowedPrincipals: [DEV],
};
const build = (
  props: Partial<PrivateLinkServiceProps> = {},
  use: (service: PrivateLinkService) => void = () => undefined,
) => synthesize((stack) => use(new PrivateLinkService(stack, 'Api', { ...base, ...props })));

describe('PrivateLinkService', () => {
  it('keeps its addresses', () => {
    const addresses = build({}, (service) => service.accept('Dev', 'vpce-1')).addressesUnder('Api');
    expect(addresses).toEqual(contract(`${__dirname}/private-link-service.contract.txt`, addresses));
  });

  it('publishes its balancers', () => {
    const template = build({
      privateDnsName: 'api.example.com',
      addressTypes: ['ipv4', 'ipv6'],
      regions: ['eu-central-1'],
    });
    expect(template.one('aws_vpc_endpoint_service')).toMatchObject({
      acceptance_required: true,
      network_load_balancer_arns: [NLB],
      private_dns_name: 'api.example.com',
      supported_ip_address_types: ['ipv4', 'ipv6'],
      supported_regions: ['eu-central-1'],
    });
    const gateway = build({ balancers: { gatewayLoadBalancerArns: [NLB] }, acceptance: 'automatic' });
    expect(gateway.one('aws_vpc_endpoint_service')).toMatchObject({
      acceptance_required: false,
      gateway_load_balancer_arns: [NLB],
    });
  });

  it('lets in its principals, and accepts endpoints', () => {
    const template = build({}, (service) => service.accept('Dev', 'vpce-1'));
    const service = `\${${template.addressOf('aws_vpc_endpoint_service')}.id}`;
    expect(template.one('aws_vpc_endpoint_service').allowed_principals).toEqual([DEV]);
    template.one('aws_vpc_endpoint_connection_accepter', {
      vpc_endpoint_id: 'vpce-1',
      vpc_endpoint_service_id: service,
    });
  });

  it.each([
    ['no balancer', { balancers: { networkLoadBalancerArns: [] } }],
    ['no principal', { allowedPrincipals: [] }],
    ['an account id as principal', { allowedPrincipals: ['222222222222'] }],
    ['a domain that is none', { privateDnsName: 'api' }],
    ['no address type', { addressTypes: [] }],
  ])('refuses %s', (_, props: Partial<PrivateLinkServiceProps>) => {
    expect(refusalOf(() => build(props))).toMatchObject({ code: 'NET044', path: 'test/Api' });
  });

  it('refuses to accept what is accepted by itself', () => {
    expect(
      refusalOf(() => build({ acceptance: 'automatic' }, (service) => service.accept('Dev', 'vpce-1'))).code,
    ).toBe('NET044');
  });
});
