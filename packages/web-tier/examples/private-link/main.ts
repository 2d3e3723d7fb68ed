import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { InterfaceEndpoint, Port, PrivateLinkService, SecurityGroup, Vpc } from '@landbridge/network-core';
import { AutoScalingGroup, NetworkLoadBalancer, NetworkTargetGroup } from '@landbridge/web-tier';
import { App, TerraformStack } from 'cdktf';

const account = '111111111111';
const region = 'eu-west-1';

/**
 * Every protocol of a network load balancer, on addresses that never change; and the same service in another VPC by
 * PrivateLink, whatever the addresses of its users.
 */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'wire');
  new AwsProvider(stack, 'Aws', { region, allowedAccountIds: [account] });
  const network = (id: string, second: number): Vpc =>
    new Vpc(stack, id, {
      name: id.toLowerCase(),
      account,
      region,
      addresses: {
        cidr: `10.${second}.0.0/16`,
        tiers: {
          isolated: {
            'euw1-az1': { ipv4: `10.${second}.0.0/20` },
            'euw1-az2': { ipv4: `10.${second}.16.0/20` },
          },
        },
      },
    });
  const [provider, consumer] = [network('Provider', 20), network('Consumer', 30)];

  const front = new NetworkLoadBalancer(stack, 'Front', {
    vpc: provider,
    subnets: provider.tier('isolated'),
    scheme: 'internal',
    privateAddresses: { 'euw1-az1': '10.20.0.10', 'euw1-az2': '10.20.16.10' },
    crossZone: true,
    // What comes by PrivateLink is judged by the endpoint's security group, which its consumer owns.
    guardPrivateLink: false,
    clientRouting: 'availability_zone_affinity',
    deletionProtection: false,
  });
  const servers = new AutoScalingGroup(stack, 'Servers', {
    vpc: provider,
    subnets: provider.tier('isolated'),
    launch: { imageId: 'ami-0123456789abcdef0', instanceType: 't3.small' },
    size: { min: 2, max: 4 },
    after: front.ready,
  });
  const target = (id: string, port: number, protocol: 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP') => {
    const group = new NetworkTargetGroup(stack, id, {
      vpc: provider,
      port,
      protocol,
      healthCheck: { protocol: 'TCP', port: 8080 },
      draining: { seconds: 120 },
      ...(protocol === 'TCP' && { closeOnDeregistration: true, sticky: true, preserveClientIp: false }),
    });
    group.addFleet(servers);
    return group;
  };
  const certificates = { main: provedCertificate(stack) };
  const alpn = 'HTTP2Preferred' as const;
  front.listen('Plain', { protocol: 'TCP', port: 80, forwardTo: target('Web', 8080, 'TCP') });
  front.listen('Secure', {
    protocol: 'TLS',
    port: 443,
    certificates,
    alpn,
    forwardTo: target('Inner', 8443, 'TLS'),
  });
  front.listen('Names', { protocol: 'TCP_UDP', port: 53, forwardTo: target('Resolver', 53, 'TCP_UDP') });
  front.listen('Logs', { protocol: 'UDP', port: 514, forwardTo: target('Syslog', 514, 'UDP') });

  const service = new PrivateLinkService(stack, 'Service', {
    name: 'wire',
    balancers: { networkLoadBalancerArns: [front.loadBalancerArn] },
    acceptance: 'automatic',
    allowedPrincipals: [`arn:aws:iam::${account}:root`],
  });
  const endpoint = new InterfaceEndpoint(stack, 'Endpoint', {
    vpc: consumer,
    service: service.service,
    subnets: consumer.tier('isolated'),
  });

  const client = (id: string): SecurityGroup => {
    const group = new SecurityGroup(stack, `${id}Group`, { vpc: consumer, name: id.toLowerCase() });
    new Instance(stack, id, {
      ami: 'ami-0123456789abcdef0',
      instanceType: 't3.micro',
      subnetId: consumer.tier('isolated').subnet('euw1-az1').subnetId,
      vpcSecurityGroupIds: [group.securityGroupId],
    });
    return group;
  };
  client('Client').connections.allowTo(endpoint, Port.tcp(443));
  client('Stranger');
}

/** A certificate proved by DNS; `Certificate` of `@landbridge/dns` does this in one call. */
function provedCertificate(stack: TerraformStack): string {
  const zone = new Route53Zone(stack, 'Zone', { name: 'example.com' });
  const certificate = new AcmCertificate(stack, 'Certificate', {
    domainName: 'wire.example.com',
    validationMethod: 'DNS',
  });
  const proof = (attribute: string) =>
    `\${tolist(aws_acm_certificate.Certificate.domain_validation_options)[0].${attribute}}`;
  const record = new Route53Record(stack, 'Proof', {
    zoneId: zone.zoneId,
    name: proof('resource_record_name'),
    type: proof('resource_record_type'),
    records: [proof('resource_record_value')],
    ttl: 60,
  });
  const validation = new AcmCertificateValidation(stack, 'Validation', {
    certificateArn: certificate.arn,
    validationRecordFqdns: [record.fqdn],
  });
  return validation.certificateArn;
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
