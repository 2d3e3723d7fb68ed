import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { Peer, Port, SecurityGroup, Vpc } from '../src';
import { addressesOf } from './fixtures';

/** CPU time in milliseconds of making that many VPCs, each with NAT and a group, in one stack. */
function cost(count: number): number {
  const stack = new TerraformStack(new App({ outdir: '/tmp/never-written' }), 'scale');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1' });
  const start = process.cpuUsage();
  for (let index = 0; index < count; index++) {
    const vpc = new Vpc(stack, `Vpc${index}`, {
      name: `vpc-${index}`,
      account: `${100_000_000_000 + index}`,
      region: 'eu-west-1',
      addresses: addressesOf(index % 250),
      nat: { mode: 'per-zone' },
    });
    const group = new SecurityGroup(vpc, 'App', { vpc, name: 'app' });
    group.connections.allowFromAddresses(Peer.cidr('10.0.0.0/8'), Port.tcp(443));
  }
  return process.cpuUsage(start).user / 1000;
}

it('eight times the VPCs cost about eight times the work, not sixty-four', () => {
  // cdktf takes a stack trace for every token, which jest makes expensive and which is not what is measured here.
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  cost(15);
  const small = Math.min(cost(15), cost(15), cost(15));
  // Linear is 8. Garbage collection and neighbours on the machine get room; quadratic would be 64.
  const large = cost(120);
  Error.stackTraceLimit = limit;
  expect(large / small).toBeLessThan(24);
});
