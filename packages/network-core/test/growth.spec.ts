import { Example } from '@landbridge/testing';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type App, TerraformStack } from 'cdktf';
import {
  AddressBook,
  appendAllocations,
  EMPTY_LEDGER,
  Peering,
  Port,
  SecurityGroup,
  Vpc,
  type AddressPlan,
  type EnvironmentPlan,
  type VpcPlan,
} from '../src';

const region = 'eu-west-1';
const vpc: VpcPlan = {
  block: { prefixLength: 16 },
  zones: ['euw1-az1', 'euw1-az2'],
  tiers: { public: { prefixLength: 24 }, private: { prefixLength: 20 } },
};
const environment: EnvironmentPlan = { vpcs: { vpc } };
const planOf = (environments: AddressPlan['environments']): AddressPlan => ({
  supernets: { main: '10.0.0.0/8' },
  environments,
});
const before = planOf({ dev: environment, shared: environment });
const ledger = appendAllocations(EMPTY_LEDGER, before);

/** Every VPC of the plan, those of dev and shared peered, with a group in each. */
function landscape(
  plan: AddressPlan,
  peerings: readonly (readonly [string, string])[] = [['dev/vpc', 'shared/vpc']],
) {
  return (app: App): void => {
    const stack = new TerraformStack(app, 'landscape');
    const book = new AddressBook(plan, appendAllocations(ledger, plan));
    new AwsProvider(stack, 'Aws', { region, allowedAccountIds: ['111111111111'] });
    const made = new Map<string, Vpc>();
    for (const [name, { vpcs }] of Object.entries(plan.environments)) {
      for (const id of Object.keys(vpcs)) {
        const props = {
          name: `${name}-${id}`,
          account: '111111111111',
          region,
          addresses: book.vpc(name, id),
        };
        const network = new Vpc(stack, `${name}-${id}`, { ...props, nat: { mode: 'per-zone' } });
        new SecurityGroup(network, 'App', { vpc: network, name: 'app' }).connections.allowInternally(
          Port.tcp(443),
        );
        made.set(`${name}/${id}`, network);
      }
    }
    for (const [a, b] of peerings) {
      const [near, far] = [made.get(a), made.get(b)];
      if (!near || !far) throw new Error(`no VPC ${a} or ${b}`);
      const side = (network: Vpc) => ({ vpc: network, subnets: [network.tier('private')] });
      new Peering(stack, `${a}--${b}`.replaceAll('/', '-'), { requester: side(near), accepter: side(far) });
    }
  };
}

describe('growing a landscape that is deployed', () => {
  const example = Example.open(__dirname, landscape(before));
  beforeAll(() => example.deploy());
  afterAll(() => example.close());

  const withVpc = (change: Partial<VpcPlan>) =>
    planOf({ ...before.environments, dev: { vpcs: { vpc: { ...vpc, ...change } } } });
  it.each([
    // A NAT gateway with its address, two subnets with their tables, associations and default routes, a peering route.
    ['a zone', landscape(withVpc({ zones: ['euw1-az3', ...vpc.zones] })), 11],
    ['a tier', landscape(withVpc({ tiers: { database: { prefixLength: 26 }, ...vpc.tiers } })), 6],
    ['a VPC', landscape(planOf({ dev: { vpcs: { another: vpc, vpc } }, shared: environment })), 26],
    ['an environment', landscape(planOf({ canary: environment, ...before.environments })), 26],
  ])('%s is added, and nothing else changes', (_, build, add) => {
    expect(example.planAfter(build)).toMatchObject([{ add, change: 0, destroy: 0 }]);
  });

  it('a peering is added, and nothing else changes', () => {
    const plan = planOf({ ...before.environments, canary: environment });
    const pairs = [
      ['dev/vpc', 'shared/vpc'],
      ['canary/vpc', 'shared/vpc'],
    ] as const;
    const without = example.planAfter(landscape(plan));
    const [{ add = 0 } = {}] = without;
    // Connection, acceptance, and a route in each of two private tables on both sides.
    expect(example.planAfter(landscape(plan, pairs))).toMatchObject([
      { add: add + 6, change: 0, destroy: 0 },
    ]);
  });

  it('a changed block is a replacement, which shows that the test can fail', () => {
    const moved = planOf({ shared: { vpcs: { vpc: { ...vpc, block: { cidr: '10.99.0.0/16' } } } } });
    const build = (app: App): void => {
      const stack = new TerraformStack(app, 'landscape');
      new AwsProvider(stack, 'Aws', { region, allowedAccountIds: ['111111111111'] });
      const addresses = new AddressBook(moved, appendAllocations(EMPTY_LEDGER, moved)).vpc('shared', 'vpc');
      new Vpc(stack, 'shared-vpc', { name: 'shared-vpc', account: '111111111111', region, addresses });
    };
    expect(example.planAfter(build)[0]?.destroy).toBeGreaterThan(0);
  });
});
