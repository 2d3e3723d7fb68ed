import { UNKNOWN } from '../../contract';
import { Scenario } from '../testing/scenario';

test('zones get four servers, records a full name, a composite id, and a new id when the type changes', () => {
  const s = new Scenario();
  const zone = s.create('aws_route53_zone', { name: 'example.com' });
  expect(zone.id).toMatch(/^Z[A-Z0-9]{20}$/);
  expect(zone.values['name_servers']).toHaveLength(4);
  expect(zone.values['arn']).toBe(`arn:aws:route53:::hostedzone/${zone.id}`);
  const record = s.create('aws_route53_record', {
    zone_id: zone.id,
    name: 'WWW',
    type: 'A',
    ttl: 60,
    records: ['192.0.2.1'],
    set_identifier: 'blue',
    weighted_routing_policy: [{ weight: 1 }],
  });
  expect(record.id).toBe(`${zone.id}_www_A_blue`);
  expect(record.values['fqdn']).toBe('www.example.com');
  const changed = s.update(record, { type: 'AAAA', records: ['2001:db8::1'] }, ['id']);
  expect(changed.id).toBe(`${zone.id}_www_AAAA_blue`);
  expect(s.read(record)).toBeUndefined();
  expect(s.import('aws_route53_record', changed.id)).toMatchObject({ ok: true });
});

test('a certificate names one record for a wildcard and its parent, and is issued once they exist', () => {
  const s = new Scenario();
  const options = ['*.example.com', 'example.com'].map((domain_name) => ({
    domain_name,
    resource_record_name: UNKNOWN,
    resource_record_type: UNKNOWN,
    resource_record_value: UNKNOWN,
  }));
  const certificate = s.create('aws_acm_certificate', {
    domain_name: 'example.com',
    subject_alternative_names: ['*.example.com', 'example.com'],
    validation_method: 'DNS',
    domain_validation_options: options,
  });
  const [first, second] = certificate.values['domain_validation_options'] as [
    Record<string, string>,
    Record<string, string>,
  ];
  expect(first).toMatchObject({ domain_name: '*.example.com', resource_record_type: 'CNAME' });
  expect(first.resource_record_name).toBe(second.resource_record_name);
  expect(certificate.values['status']).toBe('PENDING_VALIDATION');
  const zone = s.create('aws_route53_zone', { name: 'example.com' });
  s.create('aws_route53_record', {
    zone_id: zone.id,
    name: first.resource_record_name ?? '',
    type: 'CNAME',
    ttl: 60,
    records: [first.resource_record_value ?? ''],
  });
  expect(s.read(certificate)?.['status']).toBe('ISSUED');
});

test('resolver endpoints say their direction in the id and live in the VPC of their subnets', () => {
  const s = new Scenario();
  const vpc = s.create('aws_vpc', { cidr_block: '10.0.0.0/16' });
  const subnets = ['10.0.0.0/24', '10.0.1.0/24'].map((cidr_block, index) =>
    s.create('aws_subnet', { vpc_id: vpc.id, cidr_block, availability_zone: `eu-west-1${'ab'[index]}` }),
  );
  const group = s.create('aws_security_group', { vpc_id: vpc.id, name: 'dns', description: 'dns' });
  const endpoint = s.create('aws_route53_resolver_endpoint', {
    direction: 'INBOUND',
    security_group_ids: [group.id],
    ip_address: subnets.map(({ id }) => ({ subnet_id: id })),
  });
  expect(endpoint.id).toMatch(/^rslvr-in-/);
  expect(endpoint.values['host_vpc_id']).toBe(vpc.id);
});
