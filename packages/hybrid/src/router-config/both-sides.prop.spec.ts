import { synthesize, type Template } from '@landbridge/testing';
import fc from 'fast-check';
import { site } from '../../test/fixtures';
import { ciscoIos } from './cisco-ios';
import { juniperJunos } from './juniper-junos';
import { routersOf } from './router-book';
import type { RouterModel } from './router-model';

/** Sites of every shape; AS numbers are private, so that none is the other side's. */
const shape = fc.record({
  asn: fc.integer({ min: 1, max: 7000 }),
  hubAsn: fc.integer({ min: 64_512, max: 64_600 }),
  gatewayAsn: fc.integer({ min: 64_700, max: 65_000 }),
  inside: fc.uniqueArray(fc.integer({ min: 6, max: 200 }), { minLength: 4, maxLength: 4 }),
  vlan: fc.integer({ min: 1, max: 4094 }),
  mtu: fc.constantFrom(1500 as const, 8500 as const),
  model: fc.constantFrom('high' as const, 'maximum' as const),
  prepend: fc.integer({ min: 0, max: 4 }),
});

type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

interface Made {
  readonly template: Template;
  readonly models: readonly RouterModel[];
}

function made({ inside, hubAsn, asn, model, gatewayAsn, vlan, mtu, prepend }: Shape): Made {
  const block = (index: number) => ({ insideCidr: `169.254.${inside[index]}.${4 * index}/30` });
  let models: readonly RouterModel[] = [];
  const template = synthesize((stack) => {
    site(stack, {
      asn,
      transitGateway: { id: 'tgw-0123456789abcdef0', asn: hubAsn },
      vpn: {
        routers: { a: '203.0.113.10', b: '203.0.113.20' },
        tunnels: { a: [block(0), block(1)], b: [block(2), block(3)] },
        preference: { b: { prepend } },
      },
      directConnect: {
        model,
        locations: ['EqDB2', 'EqFA5'],
        bandwidth: '10Gbps',
        gatewayAsn,
        vlan,
        mtu,
        routers: { 'EqDB2-a': 'a' },
      },
    });
    models = routersOf(stack);
  });
  return { template, models };
}

const named = (template: Template, address: string): Record<string, unknown> => {
  const [type = ''] = address.split('.');
  const found = template.all(type)[address];
  if (found === undefined) throw new Error(`${address} is not in the JSON`);
  return found;
};

describe('both ends of every link', () => {
  it('agree on addresses, AS numbers, VLAN and packet size, in every form', () => {
    fc.assert(
      fc.property(shape, (chosen) => {
        const { template, models } = made(chosen);
        const links = models.flatMap(({ tunnels, interfaces }) =>
          [...tunnels, ...interfaces].map(({ link }) => link),
        );
        expect(new Set(links).size).toBe(
          template.count('aws_vpn_connection') + template.count('aws_dx_transit_virtual_interface'),
        );
        for (const model of models) {
          expect(model.asn).toBe(chosen.asn);
          if (model.customerGateway !== null)
            expect(named(template, model.customerGateway)['bgp_asn']).toBe(String(model.asn));
          const [cisco, junos] = [ciscoIos(model), juniperJunos(model)];
          model.tunnels.forEach(({ inside, awsAsn, link }, index) => {
            const cidr = String(named(template, link)[`tunnel${index + 1}_inside_cidr`]);
            const [network = '', last = ''] = [
              cidr.replace(/\.\d+\/30$/, ''),
              /\.(\d+)\/30$/.exec(cidr)?.[1],
            ];
            expect(inside).toEqual({
              aws: `${network}.${Number(last) + 1}`,
              router: `${network}.${Number(last) + 2}`,
            });
            expect(awsAsn).toBe(chosen.hubAsn);
            expect(cisco).toContain(`neighbor ${inside.aws} remote-as ${chosen.hubAsn}`);
            expect(cisco).toContain(` ip address ${inside.router} 255.255.255.252`);
            expect(junos).toContain(`neighbor ${inside.aws} peer-as ${chosen.hubAsn}`);
            expect(junos).toContain(`address ${inside.router}/30`);
          });
          for (const { link, vlan, mtu, awsAsn, addresses } of model.interfaces) {
            expect(named(template, link)).toMatchObject({ vlan, mtu, bgp_asn: model.asn });
            expect(awsAsn).toBe(chosen.gatewayAsn);
            expect(addresses).toEqual({
              router: `\${${link}.customer_address}`,
              aws: `\${${link}.amazon_address}`,
            });
            expect(cisco).toContain(`remote-as ${chosen.gatewayAsn}`);
            expect(junos).toContain(`address \${${link}.customer_address}`);
          }
          expect(cisco).toContain(`router bgp ${chosen.asn}`);
          expect(junos).toContain(`autonomous-system ${chosen.asn}`);
        }
      }),
      { numRuns: 12 },
    );
  });
});
