import {
  type AddressBook,
  ImportedSecurityGroup,
  ImportedVpc,
  Peer,
  Port,
  vpcIdsFrom,
} from '@landbridge/network-core';
import {
  AccessLogBucket,
  ApplicationLoadBalancer,
  AutoScalingGroup,
  HttpTargetGroup,
  TargetTracking,
  WebAlarms,
} from '@landbridge/web-tier';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { VPC } from './address-plan';
import { ENVIRONMENT_DNS_OUTPUTS, type EnvironmentDnsStack } from './environment-dns-stack';
import { ENVIRONMENT_NETWORK_OUTPUTS, type EnvironmentNetworkStack } from './environment-network-stack';
import { inspectsItself, type WebEnvironment } from './environments';
import { addressesOf } from './link-services';
import type { Hub } from './environments/environment';
import { defaultProvider } from './providers';
import { SHARED_SERVICES } from './shared-services';
import { read, tell, type OutputForms } from './state/outputs';
import { keepState, stateOf } from './state/state';
import { NEWEST_AMAZON_LINUX } from './workloads/amazon-linux';
import { APP_PORT, WEB_HEALTH_PATH, WEB_PORT, WEB_SERVER_SCRIPT } from './workloads/web-server';

/** What a web tier tells whoever leads users to it (ADR 11). */
export const WEB_OUTPUTS = {
  load_balancer_arn: { form: 'text', description: 'Load balancer that the internet reaches' },
  load_balancer_arn_suffix: { form: 'text', description: 'Its dimension in metrics' },
  load_balancer_dns_name: { form: 'text', description: 'Its name, target of alias records' },
  load_balancer_zone_id: { form: 'text', description: 'Hosted zone of that name' },
  load_balancer_security_group_id: { form: 'text', description: 'Security group of the load balancer' },
  target_group_arn: { form: 'text', description: 'Target group of the web servers' },
  fleet_name: { form: 'text', description: 'Auto scaling group of the web servers' },
  fleet_security_group_id: { form: 'text', description: 'Security group of the web servers' },
  alarm_topic_arn: { form: 'text', description: 'SNS topic that hears of alarms' },
} as const satisfies OutputForms;

export interface WebStackProps {
  readonly place: WebEnvironment;
  readonly hub: Hub;
  readonly network: EnvironmentNetworkStack;
  /** Names of the place's environment. */
  readonly dns: EnvironmentDnsStack;
  readonly addresses: AddressBook;
}

/** What users meet in one place: a load balancer, web servers in every zone behind it, and whoever is told when they fail. */
export class WebStack extends TerraformStack {
  constructor(scope: Construct, id: string, props: WebStackProps) {
    super(scope, id);
    const { place, network, dns, addresses } = props;
    const { web } = place;
    keepState(this);
    defaultProvider(this, place);
    const networkState = stateOf(this, network);
    const vpc = new ImportedVpc(this, 'Vpc', {
      name: place.name,
      account: place.account,
      region: place.region,
      addresses: addresses.vpc(place.name, VPC),
      ids: vpcIdsFrom(networkState),
    });

    const { bucket } = new AccessLogBucket(this, 'Logs', {
      account: place.account,
      region: place.region,
      namePrefix: `${place.name}-web-logs-`,
      retentionDays: web.logDays,
    });
    const front = new ApplicationLoadBalancer(this, 'Front', {
      vpc,
      subnets: vpc.tier('public'),
      scheme: 'internet-facing',
      accessLogs: { bucket, prefix: 'access' },
      connectionLogs: { bucket, prefix: 'connections' },
      deletionProtection: web.deletionProtection,
    });
    const fleet = new AutoScalingGroup(this, 'Fleet', {
      vpc,
      subnets: vpc.tier('private'),
      launch: {
        imageId: NEWEST_AMAZON_LINUX,
        instanceType: web.instanceType,
        userData: WEB_SERVER_SCRIPT,
      },
      size: web.size,
    });
    const targets = new HttpTargetGroup(this, 'Targets', {
      vpc,
      port: WEB_PORT,
      healthCheck: { protocol: 'HTTP', path: WEB_HEALTH_PATH },
      draining: { seconds: web.draining },
    });
    targets.addFleet(fleet);

    for (const port of [80, 443]) front.connections.allowFromAddresses(Peer.anyIpv4(), Port.tcp(port));
    front.redirectToHttps('Plain');
    front.https('Secure', {
      certificates: { own: read(stateOf(this, dns), ENVIRONMENT_DNS_OUTPUTS).certificate_arns(place.region) },
      action: { forwardTo: targets },
    });
    // Past a firewall, a packet's sender is known by its address only, not by its group.
    if (inspectsItself(place))
      fleet.connections.allowFromAddresses(addressesOf(vpc.tier('public')), Port.tcp(WEB_PORT));
    const app = new ImportedSecurityGroup(this, 'App', {
      vpc,
      securityGroupId: read(networkState, ENVIRONMENT_NETWORK_OUTPUTS).app_security_group_id,
    });
    fleet.connections.allowTo(app, Port.tcp(APP_PORT));
    this.meetServices(fleet, props);

    new TargetTracking(this, 'Load', {
      group: fleet,
      keep: { requestsPerTarget: web.requestsPerServer, loadBalancer: front, targetGroup: targets },
    });
    const alarms = new WebAlarms(this, 'Alarms', {
      loadBalancer: front,
      targetGroups: { web: targets },
      latency: web.slow,
    });

    tell(this, WEB_OUTPUTS, {
      load_balancer_arn: front.loadBalancerArn,
      load_balancer_arn_suffix: front.loadBalancerArnSuffix,
      load_balancer_dns_name: front.dnsName,
      load_balancer_zone_id: front.dnsZoneId,
      load_balancer_security_group_id: front.securityGroupId,
      target_group_arn: targets.targetGroupArn,
      fleet_name: fleet.groupName,
      fleet_security_group_id: fleet.securityGroupId,
      alarm_topic_arn: alarms.topicArn,
    });
  }

  /** Web servers meet shared services as application servers do, whose subnets they share: the hub's side lets them in. */
  private meetServices(fleet: AutoScalingGroup, { hub, addresses }: WebStackProps): void {
    fleet.connections.allowToAddresses(Peer.anyIpv4(), Port.tcp(443), 'updates and AWS services');
    const { tiers } = addresses.vpc(hub.name, VPC);
    for (const [tier, { serves, asks }] of Object.entries(SHARED_SERVICES)) {
      const peers = Object.values(tiers[tier] ?? {}).flatMap(({ ipv4 }) =>
        ipv4 === undefined ? [] : [Peer.cidr(ipv4)],
      );
      for (const port of serves) fleet.connections.allowToAddresses(peers, port);
      for (const port of asks) fleet.connections.allowFromAddresses(peers, port);
    }
  }
}
