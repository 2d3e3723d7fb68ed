import { synthesize } from '@landbridge/testing';
import { HUB, router } from '../../test/fixtures';
import { completeTunnel, type TunnelOptions } from '../vpn/tunnel-options';
import { SiteToSiteVpn } from '../vpn/site-to-site-vpn';
import { ciscoIos } from './cisco-ios';
import { juniperJunos } from './juniper-junos';
import { neutralConfig, type RouterModel } from './router-model';
import { vpnRouter } from './vpn-router';

const SECRET = 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:s2svpn';
const modelOf = (options: TunnelOptions = {}): RouterModel => {
  let model: RouterModel | undefined;
  synthesize((stack) => {
    const tunnel = completeTunnel(options, stack);
    model = {
      router: 'hq-a',
      asn: 65_010,
      advertises: ['10.200.0.0/16', '10.201.0.0/20'],
      tunnels: [
        {
          name: 'hq-a-1',
          outside: { router: '203.0.113.10', aws: '198.51.100.1' },
          inside: { router: '169.254.10.2', aws: '169.254.10.1' },
          awsAsn: 64_512,
          secretArn: SECRET,
          options: tunnel,
          prepend: 2,
        },
      ],
      interfaces: [
        {
          name: 'hq-dx',
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

it('the model of a VPN agrees with the VPN on both sides', () => {
  synthesize((stack) => {
    const vpn = new SiteToSiteVpn(stack, 'Vpn', {
      router: router(stack),
      on: { transitGateway: HUB },
      routing: 'bgp',
      tunnels: [{ insideCidr: '169.254.10.0/30' }, { insideCidr: '169.254.11.4/30' }],
    });
    const model = vpnRouter(vpn, ['10.200.0.0/16'], [0, 3]);
    expect(model).toMatchObject({ asn: 65_010, tunnels: [{ awsAsn: 64_512, prepend: 0 }, { prepend: 3 }] });
    expect(model.tunnels.map(({ inside }) => inside)).toEqual([
      { aws: '169.254.10.1', router: '169.254.10.2' },
      { aws: '169.254.11.5', router: '169.254.11.6' },
    ]);
    expect(model.tunnels[0]?.secretArn).toBe(vpn.outside.secretArn);
  });
});
