import { synthesize } from '@landbridge/testing';
import { completeTunnel, type TunnelOptions } from '../vpn/tunnel-options';
import { ciscoIos } from './cisco-ios';
import { juniperJunos } from './juniper-junos';
import { neutralConfig, type RouterModel } from './router-model';

const SECRET = 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:s2svpn';
const modelOf = (options: TunnelOptions = {}): RouterModel => {
  let model: RouterModel | undefined;
  synthesize((stack) => {
    const tunnel = completeTunnel(options, stack);
    model = {
      router: 'hq-a',
      asn: 65_010,
      version: 1,
      customerGateway: 'aws_customer_gateway.A',
      tunnels: [
        {
          name: 'hq-a-1',
          link: 'aws_vpn_connection.A',
          advertises: ['10.200.0.0/16', '10.201.0.0/20'],
          outside: { router: '203.0.113.10', aws: '198.51.100.1' },
          inside: { router: '169.254.10.2', aws: '169.254.10.1' },
          awsAsn: 64_512,
          routing: 'bgp',
          authentication: { preSharedKey: SECRET },
          options: tunnel,
          prepend: 2,
          med: null,
          localPreference: 90,
        },
      ],
      interfaces: [
        {
          name: 'hq-dx',
          link: 'aws_dx_transit_virtual_interface.A',
          advertises: ['10.200.0.0/16'],
          prepend: 0,
          med: 70,
          localPreference: 199,
          authKey: 'key that AWS made',
          community: '7224:7300',
          vlan: 100,
          addresses: { router: '169.254.100.2/30', aws: '169.254.100.1/30' },
          awsAsn: 64_513,
          mtu: 8500,
        },
      ],
    };
  });
  return model!;
};

describe.each([
  ['Cisco IOS', ciscoIos],
  ['Juniper Junos', juniperJunos],
  ['neutral JSON', neutralConfig],
])('%s', (_, render) => {
  it('says every address, AS number and block of the model, and where keys are', () => {
    const text = render(modelOf());
    for (const fact of [
      '65010',
      '64512',
      '64513',
      '198.51.100.1',
      '169.254.10.1',
      '169.254.10.2',
      '169.254.100.2',
      '10.200.0.0',
      SECRET,
    ])
      expect(text).toContain(fact);
  });

  it('holds no key', () => expect(render(modelOf())).not.toMatch(/pre-shared-key (?!<|ascii-text "<)[^\s]/));

  it('changes with the options', () => {
    const changed = modelOf({
      phase1: { encryption: ['AES128'], integrity: ['SHA2-256'], groups: [14], lifetime: 7200 },
    });
    expect(render(changed)).not.toBe(render(modelOf()));
    expect(render(changed)).toContain('7200');
  });
});

it('Cisco: masks, AS path and GCM are written its way', () => {
  const text = ciscoIos(modelOf());
  expect(text).toContain('network 10.201.0.0 mask 255.255.240.0');
  expect(text).toContain('set as-path prepend 65010 65010');
  expect(text).toContain('encryption aes-gcm-256');
  expect(text).toContain('esp-gcm 256');
});

it('Juniper: prepending and filters are written its way', () => {
  const text = juniperJunos(modelOf({ phase2: { encryption: ['AES256'], integrity: ['SHA2-512'] } }));
  expect(text).toContain('as-path-prepend "65010 65010"');
  expect(text).toContain('route-filter 10.201.0.0/20 exact');
  expect(text).toContain('authentication-algorithm hmac-sha-512');
});

it.each([
  [
    'Cisco',
    ciscoIos,
    [
      'set local-preference 199',
      'set metric 70',
      'set community 7224:7300',
      'send-community',
      'password <key that AWS made>',
    ],
  ],
  [
    'Juniper',
    juniperJunos,
    [
      'then local-preference 199',
      'then metric 70',
      'members 7224:7300',
      'authentication-key "<key that AWS made>"',
    ],
  ],
] as const)(
  '%s: MED, local preference and the place of the MD5 key are those of Direct Connect',
  (_, render, lines) => {
    for (const line of lines) expect(render(modelOf())).toContain(line);
  },
);

it('Cisco: IKEv1 has a policy and a keyring of its own', () => {
  const text = ciscoIos(
    modelOf({ ikeVersions: ['ikev1'], phase1: { encryption: ['AES256'], groups: [14] } }),
  );
  expect(text).toContain('crypto isakmp policy 200');
  expect(text).toContain(`pre-shared-key address 198.51.100.1 key <${SECRET}>`);
  expect(text).not.toContain('ikev2');
});

it.each([
  ['Cisco', ciscoIos, 'ip route 10.16.0.0 255.240.0.0 Tunnel1', 'router bgp'],
  ['Juniper', juniperJunos, 'set routing-options static route 10.16.0.0/12 next-hop st0.1', 'protocols bgp'],
] as const)('%s: a static VPN has routes in place of neighbours', (_, render, route, neighbour) => {
  const { interfaces: _none, tunnels, ...model } = modelOf();
  const fixed = tunnels.map((tunnel) => ({ ...tunnel, routing: { reaches: ['10.16.0.0/12'] } }));
  const text = render({ ...model, tunnels: fixed, interfaces: [] });
  expect(text).toContain(route);
  expect(text).not.toContain(neighbour);
});

it.each([
  ['Cisco', ciscoIos, 'rsa-sig'],
  ['Juniper', juniperJunos, 'rsa-signatures'],
] as const)('%s: a certificate is named where there is no key', (_, render, method) => {
  const { tunnels, ...model } = modelOf();
  const certificate = 'arn:aws:acm:eu-west-1:111111111111:certificate/1';
  const text = render({
    ...model,
    tunnels: tunnels.map((one) => ({ ...one, authentication: { certificate } })),
  });
  expect(text).toContain(method);
  expect(text).toContain(certificate);
  expect(text).not.toContain(SECRET);
});
