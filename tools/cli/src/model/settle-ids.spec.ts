import { settleIds, staysInSandbox } from './settle-ids';

const AWS = 'registry.terraform.io/hashicorp/aws';

function planOf(expressions: object, after: object, unknown: object, extra: object = {}) {
  const address = { address: 'aws_instance.web', mode: 'managed', type: 'aws_instance', name: 'web' };
  return {
    planned_values: { root_module: { resources: [{ ...address, values: after }] } },
    resource_changes: [{ ...address, provider_name: AWS, change: { after, after_unknown: unknown } }],
    configuration: { root_module: { resources: [{ address: 'aws_instance.web', expressions, ...extra }] } },
  } as unknown as Parameters<typeof settleIds>[0];
}

function stateOf(values: object) {
  return {
    values: { root_module: { resources: [{ address: 'aws_instance.web', values }] } },
  } as unknown as Parameters<typeof settleIds>[1];
}

const references = { references: ['local.subnet'] };

describe('settleIds', () => {
  it('fills in the ids that are written down, and leaves open what AWS decides', () => {
    const plan = planOf({ subnet_id: references }, {}, { id: true, subnet_id: true, private_ip: true });
    const state = stateOf({ id: 'i-0123456789', subnet_id: 'subnet-0123456789', private_ip: '10.0.0.7' });
    expect(settleIds(plan, state)).toMatchObject({
      planned_values: {
        root_module: { resources: [{ values: { id: 'i-0123456789', subnet_id: 'subnet-0123456789' } }] },
      },
      resource_changes: [{ change: { after_unknown: { id: false, subnet_id: false, private_ip: true } } }],
    });
    expect(JSON.stringify(settleIds(plan, state))).not.toContain('10.0.0.7');
  });

  it('takes no subnet that nobody named, and no address that AWS invented for a rule', () => {
    const plan = planOf({ cidr: references }, {}, { subnet_id: true, cidr: true });
    const settled = settleIds(plan, stateOf({ subnet_id: 'subnet-0123456789', cidr: '203.0.113.9/32' }));
    expect(settled).toMatchObject(plan);
    expect(JSON.stringify(settled)).not.toMatch(/203\.0\.113\.9|subnet-0123456789/);
  });

  it('tells the elements of a set by what the plan knows of them', () => {
    const rules = [{ from_port: 80 }, { from_port: 443 }];
    const open = rules.map(() => ({ security_groups: true }));
    const plan = planOf({ ingress: references }, { ingress: rules }, { ingress: open });
    const state = stateOf({
      ingress: [
        { from_port: 443, security_groups: ['sg-bbbbbbbb'] },
        { from_port: 80, security_groups: ['sg-aaaaaaaa'] },
      ],
    });
    expect(settleIds(plan, state)['planned_values']).toMatchObject({
      root_module: {
        resources: [
          {
            values: { ingress: [{ security_groups: ['sg-aaaaaaaa'] }, { security_groups: ['sg-bbbbbbbb'] }] },
          },
        ],
      },
    });
  });
});

describe('staysInSandbox', () => {
  it('is true of resources of the simulated provider alone, without provisioners', () => {
    expect(staysInSandbox(planOf({}, {}, {}))).toBe(true);
    expect(staysInSandbox(planOf({}, {}, {}, { provisioners: [{ type: 'local-exec' }] }))).toBe(false);
    const others = { resource_changes: [{ provider_name: 'registry.terraform.io/hashicorp/local' }] };
    expect(staysInSandbox({ ...planOf({}, {}, {}), ...others })).toBe(false);
  });
});
