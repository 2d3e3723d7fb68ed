import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { Peer, Port, SecurityGroup, Vpc } from '@landbridge/network-core';
import {
  ApplicationLoadBalancer,
  AutoScalingGroup,
  HttpTargetGroup,
  LatencySteps,
  Schedule,
  TargetTracking,
  WebAlarms,
} from '@landbridge/web-tier';
import { App, TerraformStack } from 'cdktf';

/** A web tier: the internet reaches the load balancer on 80 and 443 only, and only the load balancer reaches the servers. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'web');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });
  const vpc = new Vpc(stack, 'Vpc', {
    name: 'web',
    account: '111111111111',
    region: 'eu-west-1',
    addresses: {
      cidr: '10.20.0.0/16',
      tiers: {
        public: { 'euw1-az1': { ipv4: '10.20.0.0/24' }, 'euw1-az2': { ipv4: '10.20.1.0/24' } },
        isolated: { 'euw1-az1': { ipv4: '10.20.16.0/20' }, 'euw1-az2': { ipv4: '10.20.32.0/20' } },
      },
    },
  });

  const front = new ApplicationLoadBalancer(stack, 'Front', {
    vpc,
    subnets: vpc.tier('public'),
    scheme: 'internet-facing',
    deletionProtection: false,
  });
  for (const port of [80, 443]) front.connections.allowFromAddresses(Peer.anyIpv4(), Port.tcp(port));

  const servers = new AutoScalingGroup(stack, 'Servers', {
    vpc,
    subnets: vpc.tier('isolated'),
    launch: { imageId: 'ami-0123456789abcdef0', instanceType: 't3.small' },
    size: { min: 2, max: 6 },
  });
  const target = (id: string) =>
    new HttpTargetGroup(stack, id, {
      vpc,
      port: 8080,
      healthCheck: { protocol: 'HTTP', port: 9000, path: '/up' },
      draining: { seconds: 120 },
    });
  const [current, next] = [target('Current'), target('Next')];
  current.addFleet(servers);

  const certificateArn = provedCertificate(stack);

  front.redirectToHttps('Plain');
  const secure = front.https('Secure', {
    certificates: { main: certificateArn },
    action: {
      split: [
        { to: current, weight: 100 },
        { to: next, weight: 0 },
      ],
    },
  });
  secure.rule('health', {
    priority: 1,
    when: { path: ['/private/*'] },
    action: { respond: { status: 403 } },
  });

  new TargetTracking(stack, 'Busy', {
    group: servers,
    keep: { requestsPerTarget: 1000, loadBalancer: front, targetGroup: current },
  });
  new LatencySteps(stack, 'Slow', {
    group: servers,
    loadBalancer: front,
    above: 1,
    steps: [
      { exceededBy: 0, add: 1 },
      { exceededBy: 1, add: 3 },
    ],
  });
  new Schedule(stack, 'Morning', { group: servers, cron: '0 7 * * MON-FRI', size: { min: 4, max: 6 } });
  new WebAlarms(stack, 'Alarms', { loadBalancer: front, targetGroups: { current } });

  // A server of the fleet as the prover sees one, and a neighbour that nobody let in.
  const stranger = new SecurityGroup(stack, 'StrangerGroup', { vpc, name: 'stranger' });
  new Instance(stack, 'Stranger', {
    ami: 'ami-0123456789abcdef0',
    instanceType: 't3.micro',
    subnetId: vpc.tier('isolated').subnet('euw1-az1').subnetId,
    vpcSecurityGroupIds: [stranger.securityGroupId],
  });
}

/** A certificate proved by DNS; `Certificate` of `@landbridge/dns` does this in one call. */
function provedCertificate(stack: TerraformStack): string {
  const zone = new Route53Zone(stack, 'Zone', { name: 'example.com' });
  const certificate = new AcmCertificate(stack, 'Certificate', {
    domainName: 'www.example.com',
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
