import type { Shape } from './shape';

const EVERYONE = ['dev', 'test', 'prod'];

const group = (environment: string) => ({ vpcs: [`aws_vpc.${environment}-*`] });
const apart = (from: string, to: string, survives: object) => ({
  name: `${from} never meets ${to}`,
  from,
  to,
  expect: 'blocked',
  protocol: 'any',
  bothWays: true,
  ...survives,
});

/**
 * What is claimed of a landscape, in the form of an intent file. With `failures`: isolation under every single
 * failure of an attachment, peering, VPN connection or zone; reachability under that of a zone, since each VPC has one
 * attachment only.
 */
export function topologyIntents(shape: Shape, failures: boolean): object {
  const always = failures ? { survives: ['any-attachment', 'any-peering', 'any-vpn', 'any-az'] } : {};
  const mostly = failures ? { survives: ['any-az', 'any-nat'] } : {};
  const finds = { expect: 'reachable', protocol: 'tcp', ports: ['443'], ...mostly };
  const named: Partial<Record<Shape, object[]>> = {
    mesh: [{ name: 'dev finds prod', from: 'dev', to: 'prod', ...finds }],
    sites: [{ name: 'sites find everyone', from: 'on-premises', to: EVERYONE, ...finds }],
  };
  return {
    groups: Object.fromEntries([...EVERYONE, 'shared'].map((name) => [name, group(name)])),
    intents: [
      // In a mesh everybody meets; peers of a hub find it only where their hub it is.
      ...(shape === 'mesh'
        ? []
        : [apart('dev', 'prod', always), apart('dev', 'test', always), apart('test', 'prod', always)]),
      ...(shape === 'peered'
        ? []
        : [{ name: 'everyone finds the shared services', from: EVERYONE, to: 'shared', ...finds }]),
      ...(named[shape] ?? []),
      { name: 'the internet enters nowhere', from: 'internet', to: '*', expect: 'blocked' },
    ],
  };
}
