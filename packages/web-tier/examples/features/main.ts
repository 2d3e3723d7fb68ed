import { CognitoUserPool } from '@cdktf/provider-aws/lib/cognito-user-pool';
import { CognitoUserPoolClient } from '@cdktf/provider-aws/lib/cognito-user-pool-client';
import { CognitoUserPoolDomain } from '@cdktf/provider-aws/lib/cognito-user-pool-domain';
import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import { Peer, Port, Vpc } from '@landbridge/network-core';
import {
  AccessLogBucket,
  ApplicationLoadBalancer,
  AutoScalingGroup,
  ClassicLoadBalancer,
  HttpTargetGroup,
  LambdaTargetGroup,
  StepScaling,
  TargetTracking,
  WebAlarms,
} from '@landbridge/web-tier';
import { App, TerraformStack, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';

const FUNCTION = 'arn:aws:lambda:eu-west-1:111111111111:function:thumbnails';

/** Everything that a listener can ask of a request and do with it, and every way in which a fleet can be put together. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'features');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });
  const vpc = new Vpc(stack, 'Vpc', {
    name: 'features',
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
  const { bucket } = new AccessLogBucket(stack, 'Logs', {
    account: '111111111111',
    region: 'eu-west-1',
    namePrefix: 'features-logs-',
  });
  const front = new ApplicationLoadBalancer(stack, 'Front', {
    vpc,
    subnets: vpc.tier('public'),
    scheme: 'internet-facing',
    accessLogs: { bucket, prefix: 'access' },
    connectionLogs: { bucket, prefix: 'connections' },
    webAclArn: firewallOf(stack),
    preserveHostHeader: true,
    // WebSockets stay open for an hour of silence.
    idleTimeout: 3600,
    deletionProtection: false,
  });
  for (const port of [80, 443, 8443]) front.connections.allowFromAddresses(Peer.anyIpv4(), Port.tcp(port));

  const launch = { imageId: 'ami-0123456789abcdef0', instanceType: 'm7i.large' };
  const spot = new AutoScalingGroup(stack, 'Spot', {
    vpc,
    subnets: vpc.tier('isolated'),
    launch,
    size: { min: 2, max: 12 },
    mixed: { types: { 'm7i.large': 1, 'm7i.xlarge': 2 }, onDemandBase: 2, onDemandPercent: 25 },
    hooks: { logs: { on: 'leave', seconds: 60 } },
  });
  const steady = new AutoScalingGroup(stack, 'Steady', {
    vpc,
    subnets: vpc.tier('isolated'),
    launch: { ...launch, rootVolume: { deviceName: '/dev/xvda', sizeGib: 32 } },
    size: { min: 2, max: 6 },
    warmPool: { min: 1, state: 'Hibernated', reuse: true },
    refresh: { minHealthyPercent: 100 },
    hooks: { ready: { on: 'launch', seconds: 300, otherwise: 'ABANDON' } },
  });
  const healthCheck = { protocol: 'HTTP', path: '/up' } as const;
  const current = new HttpTargetGroup(stack, 'Current', {
    vpc,
    port: 8080,
    healthCheck,
    draining: { seconds: 120 },
    slowStart: 60,
    groupHealth: { dnsFailover: { percent: 50 }, unhealthyRouting: { count: 1 } },
  });
  current.addFleet(spot);
  const next = new HttpTargetGroup(stack, 'Next', {
    vpc,
    port: 8080,
    healthCheck,
    stickiness: { duration: 3600, applicationCookie: 'session' },
    algorithm: 'least_outstanding_requests',
  });
  next.addFleet(steady);
  const streams = new HttpTargetGroup(stack, 'Streams', {
    vpc,
    port: 9000,
    protocol: 'HTTPS',
    version: 'GRPC',
    targetType: 'ip',
    healthCheck: { protocol: 'HTTPS', path: '/grpc.health.v1.Health/Check', matcher: '0' },
    crossZone: false,
  });
  streams.addTarget('Fixed', { id: '10.20.16.10' }, steady);
  const thumbnails = new LambdaTargetGroup(stack, 'Thumbnails', {
    functionArn: FUNCTION,
    functionName: 'thumbnails',
    multiValueHeaders: true,
  });

  const zone = new Route53Zone(stack, 'Zone', { name: 'example.com' });
  const certificate = (id: string, domainName: string): string => provedCertificate(zone, id, domainName);
  front.redirectToHttps('Plain');
  const secure = front.https('Secure', {
    certificates: {
      main: certificate('Main', 'www.example.com'),
      shop: certificate('Shop', 'shop.example.com'),
    },
    sslPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06',
    action: {
      split: [
        { to: current, weight: 90 },
        { to: next, weight: 10 },
      ],
      stickiness: 600,
    },
  });
  const user = login(stack);
  secure.rule('admin', {
    priority: 1,
    when: { host: ['admin.example.com'], sourceIp: ['203.0.113.0/24'] },
    action: { forwardTo: next },
    authentication: user.oidc,
  });
  secure.rule('account', {
    priority: 2,
    when: { path: ['/account/*'], method: ['GET', 'POST'] },
    action: { forwardTo: current },
    authentication: user.cognito,
  });
  secure.rule('api', {
    priority: 3,
    when: { path: ['/api/*'], header: { 'X-Version': ['2.*'] }, query: { format: 'json' } },
    action: { forwardTo: current },
    authentication: {
      jwt: { issuer: 'https://id.example.com', jwksEndpoint: 'https://id.example.com/keys' },
    },
  });
  secure.rule('thumbnails', { priority: 4, when: { path: ['/t/*'] }, action: { forwardTo: thumbnails } });
  secure.rule('streams', { priority: 5, when: { path: ['/shop.Orders/*'] }, action: { forwardTo: streams } });
  secure.rule('moved', {
    priority: 6,
    when: { path: ['/old/*'] },
    action: { redirect: { path: '/new', status: 'HTTP_302' } },
  });
  secure.rule('closed', {
    priority: 7,
    when: { path: ['/private/*'] },
    action: { respond: { status: 403, contentType: 'application/json', body: '{}' } },
  });
  front.https('Partners', {
    port: 8443,
    certificates: { main: certificate('Partners', 'partners.example.com') },
    clientCertificates: { mode: 'verify', authorities: { bucket: 'authorities', key: 'partners.pem' } },
    action: { forwardTo: current },
  });

  new TargetTracking(stack, 'Load', { group: spot, keep: { cpuPercent: 50 } });
  new StepScaling(stack, 'Quiet', {
    group: steady,
    metric: { requestsOf: front },
    when: { below: 100 },
    steps: [{ beyondBy: 0, change: -1 }],
    minutes: 15,
  });
  new WebAlarms(stack, 'Alarms', {
    loadBalancer: front,
    targetGroups: { current, next },
    subscribers: ['ops@example.com'],
  });

  // What has not moved yet.
  const old = new ClassicLoadBalancer(stack, 'Old', {
    vpc,
    scheme: 'internal',
    subnets: vpc.tier('isolated'),
    listeners: {
      80: { protocol: 'HTTP', instancePort: 8081 },
      6000: { protocol: 'TCP', instancePort: 6000 },
    },
    healthCheck: { protocol: 'HTTP', port: 8081, path: '/up', healthyThreshold: 2 },
    draining: 300,
  });
  old.addFleet(steady);
}

/** A certificate proved by DNS; `Certificate` of `@landbridge/dns` does this in one call. */
function provedCertificate(zone: Route53Zone, id: string, domainName: string): string {
  const place = new Construct(zone, id);
  const certificate = new AcmCertificate(place, 'Certificate', { domainName, validationMethod: 'DNS' });
  const proof = (attribute: string) =>
    `\${tolist(${certificate.terraformResourceType}.${certificate.friendlyUniqueId}.domain_validation_options)[0].${attribute}}`;
  const record = new Route53Record(place, 'Proof', {
    zoneId: zone.zoneId,
    name: proof('resource_record_name'),
    type: proof('resource_record_type'),
    records: [proof('resource_record_value')],
    ttl: 60,
  });
  const validation = new AcmCertificateValidation(place, 'Validation', {
    certificateArn: certificate.arn,
    validationRecordFqdns: [record.fqdn],
  });
  return validation.certificateArn;
}

function firewallOf(stack: TerraformStack): string {
  const visibility = { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true };
  const acl = new Wafv2WebAcl(stack, 'Firewall', {
    name: 'features',
    scope: 'REGIONAL',
    defaultAction: { allow: {} },
    visibilityConfig: { ...visibility, metricName: 'features' },
  });
  return acl.arn;
}

/** Users of a company's own provider, and of Cognito. */
function login(stack: TerraformStack) {
  const secret = new TerraformVariable(stack, 'OidcSecret', {
    type: 'string',
    sensitive: true,
    description: 'Client secret of the OIDC provider, e.g. TF_VAR_OidcSecret of the pipeline',
    default: 'given by the pipeline',
  });
  const pool = new CognitoUserPool(stack, 'Users', { name: 'features' });
  const client = new CognitoUserPoolClient(stack, 'Client', {
    name: 'web',
    userPoolId: pool.id,
    generateSecret: true,
    allowedOauthFlowsUserPoolClient: true,
    allowedOauthFlows: ['code'],
    allowedOauthScopes: ['openid'],
    callbackUrls: ['https://www.example.com/oauth2/idpresponse'],
    supportedIdentityProviders: ['COGNITO'],
  });
  const domain = new CognitoUserPoolDomain(stack, 'Domain', { domain: 'features', userPoolId: pool.id });
  return {
    cognito: { cognito: { userPoolArn: pool.arn, clientId: client.id, domain: domain.domain } },
    oidc: {
      oidc: {
        issuer: 'https://id.example.com',
        authorizationEndpoint: 'https://id.example.com/authorize',
        tokenEndpoint: 'https://id.example.com/token',
        userInfoEndpoint: 'https://id.example.com/user',
        clientId: 'web',
        clientSecret: secret.stringValue,
      },
    },
  };
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
