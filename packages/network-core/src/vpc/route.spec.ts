import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { vpc } from '../../test/fixtures';
import { Route, type RouteTarget } from './route';

const build = (target: RouteTarget, destination = '10.0.0.0/8') =>
  synthesize((stack) => {
    const subnet = vpc(stack, 'Vpc', 16).tier('transit').subnet('euw1-az1');
    new Route(stack, 'Route', { subnet, destination, target });
  });

describe('Route', () => {
  it('keeps its address', () => {
    const addresses = build({ transitGatewayId: 'tgw-1' }).addressesUnder('Route');
    expect(addresses).toEqual(contract(`${__dirname}/route.contract.txt`, addresses));
  });

  it.each([
    [{ internetGatewayId: 'x' }, 'gateway_id'],
    [{ virtualPrivateGatewayId: 'x' }, 'gateway_id'],
    [{ natGatewayId: 'x' }, 'nat_gateway_id'],
    [{ transitGatewayId: 'x' }, 'transit_gateway_id'],
    [{ peeringId: 'x' }, 'vpc_peering_connection_id'],
    [{ vpcEndpointId: 'x' }, 'vpc_endpoint_id'],
    [{ networkInterfaceId: 'x' }, 'network_interface_id'],
  ])('leads to %j by %s', (target: RouteTarget, argument) => {
    expect(build(target).one('aws_route', { destination_cidr_block: '10.0.0.0/8' })).toMatchObject({
      [argument]: 'x',
    });
  });

  it('takes IPv6 and prefix lists', () => {
    const template = synthesize((stack) => {
      const subnet = vpc(stack, 'Vpc', 16).tier('transit').subnet('euw1-az1');
      new Route(stack, 'Six', {
        subnet,
        destination: '::/0',
        target: { egressOnlyInternetGatewayId: 'eigw-1' },
      });
      new Route(stack, 'List', {
        subnet,
        destination: { prefixListId: 'pl-1' },
        target: { transitGatewayId: 'tgw-1' },
      });
    });
    template.one('aws_route', { destination_ipv6_cidr_block: '::/0', egress_only_gateway_id: 'eigw-1' });
    template.one('aws_route', { destination_prefix_list_id: 'pl-1', transit_gateway_id: 'tgw-1' });
  });

  it('refuses a second route to a destination in one table, not in two', () => {
    const twice = (zone: string) =>
      synthesize((stack) => {
        const tier = vpc(stack, 'Vpc', 16).tier('transit');
        const route = { destination: '10.0.0.0/8', target: { transitGatewayId: 'tgw-1' } };
        new Route(stack, 'One', { ...route, subnet: tier.subnet('euw1-az1') });
        new Route(stack, 'Two', { ...route, subnet: tier.subnet(zone) });
      });
    expect(twice('euw1-az2').count('aws_route')).toBe(4);
    expect(refusalOf(() => twice('euw1-az1'))).toMatchObject({
      code: 'NET016',
      path: 'test/Two',
      allowed: 'only the route of test/One',
    });
  });

  it('refuses a destination that is no block', () => {
    expect(refusalOf(() => build({ natGatewayId: 'x' }, '10.0.0.0')).code).toBe('NET001');
    expect(refusalOf(() => build({ natGatewayId: 'x' }, '10.0.0.1/8')).code).toBe('NET002');
  });
});
