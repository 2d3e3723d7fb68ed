import { synthesizeApp, type Template } from '@landbridge/testing';
import { LEDGER } from '../../test/build';
import { LANDSCAPE } from '../environments';
import { buildLandscape } from '../landscape';
import { PIPELINE } from '../environments/pipeline';
import { BootstrapStack } from './bootstrap-stack';
import { pipelineFile } from './pipeline-file';
import type { Policy } from './policies/policy';
import { isAllowed, type Request } from './testing/evaluate';

const HUB = '111111111111';
const DEV = '222222222222';
const BUCKET = `arn:aws:s3:::${PIPELINE.stateBucket}`;
const GITHUB = 'token.actions.githubusercontent.com';

/** Action that makes a type of resource; the others are EC2's. */
const SERVICES: readonly (readonly [RegExp, string])[] = [
  [/^aws_kms/, 'kms:CreateKey'],
  [/^aws_s3_bucket/, 's3:CreateBucket'],
  [/^aws_(lb|alb)(_|$)/, 'elasticloadbalancing:CreateLoadBalancer'],
  [/^aws_autoscaling/, 'autoscaling:CreateAutoScalingGroup'],
  [/^aws_cloudwatch_log/, 'logs:CreateLogGroup'],
  [/^aws_cloudwatch/, 'cloudwatch:PutMetricAlarm'],
  [/^aws_sns/, 'sns:CreateTopic'],
  [/^aws_acm/, 'acm:RequestCertificate'],
  [/^aws_route53_resolver/, 'route53resolver:CreateResolverEndpoint'],
  [/^aws_route53/, 'route53:CreateHostedZone'],
  [/^aws_dx/, 'directconnect:CreateConnection'],
  [/^aws_ram/, 'ram:CreateResourceShare'],
  [/^aws_networkfirewall/, 'network-firewall:CreateFirewall'],
  [/^aws_globalaccelerator/, 'globalaccelerator:CreateAccelerator'],
  [/^aws_iam_role/, 'iam:CreateRole'],
  [/^aws_iam_instance_profile/, 'iam:CreateRole'],
];

describe('the bootstrap stack', () => {
  let template: Template;
  beforeAll(() => {
    const made = synthesizeApp((app) => void new BootstrapStack(app, 'bootstrap', LANDSCAPE, PIPELINE));
    template = made.get('bootstrap') as Template;
  });

  /** Roles by account and name, with what they are given. */
  interface Role {
    readonly account: string;
    readonly name: string;
    readonly trust: Policy;
    readonly permissions: Policy;
    readonly limit: Policy | undefined;
  }
  const parse = (value: unknown): Policy => JSON.parse(String(value)) as Policy;
  const roles = (): readonly Role[] => {
    const permissions = template.all('aws_iam_role_policy');
    const limits = template.all('aws_iam_policy');
    return Object.entries(template.all('aws_iam_role')).map(([address, role]) => {
      const given = Object.values(permissions).find(({ role: of }) => of === `\${${address}.name}`);
      const limit = /\$\{(.*)\.arn\}/.exec(String(role['permissions_boundary']))?.[1];
      const trusted = parse(role['assume_role_policy']);
      const [federated = ''] = Object.values(trusted.Statement[0]?.Principal ?? {});
      return {
        account: String(federated).split(':')[4] ?? '',
        name: String(role['name']),
        trust: trusted,
        permissions: parse(given?.['policy']),
        limit: limit === undefined ? undefined : parse(limits[limit]?.['policy']),
      };
    });
  };
  const role = (account: string, name: string): Role => {
    const found = roles().find((one) => one.account === account && one.name === name);
    if (found === undefined) throw new Error(`no ${name} in ${account}`);
    return found;
  };
  const can = ({ permissions, limit }: Role, request: Request): boolean =>
    isAllowed(request, permissions, limit);
  const state = (action: string, key: string): Request => ({
    action: `s3:${action}`,
    resource: `${BUCKET}/${key}`,
  });
  const inRegion = (action: string, region = 'eu-west-1', resource = '*'): Request => ({
    action,
    resource,
    context: { 'aws:RequestedRegion': region },
  });

  it('has a plan role in every account, a deploy role for each environment, and one in the hub for each that links to it', () => {
    expect(
      roles()
        .map(({ account, name }) => `${account} ${name}`)
        .sort(),
    ).toEqual([
      `${HUB} landbridge-deploy-dev`,
      `${HUB} landbridge-deploy-prod`,
      `${HUB} landbridge-deploy-shared`,
      `${HUB} landbridge-deploy-test`,
      `${HUB} landbridge-plan`,
      `${DEV} landbridge-deploy-dev`,
      `${DEV} landbridge-plan`,
      '333333333333 landbridge-deploy-test',
      '333333333333 landbridge-plan',
      '444444444444 landbridge-deploy-prod',
      '444444444444 landbridge-plan',
    ]);
  });

  it('says in pipeline.json exactly the roles that there are', () => {
    const { roles: named } = pipelineFile(LANDSCAPE, PIPELINE) as {
      roles: Record<string, Record<string, object>>;
    };
    const arns = Object.values(named).flatMap((byProfile) => Object.values(byProfile).flatMap(Object.values));
    const made = roles().map(({ account, name }) => `arn:aws:iam::${account}:role/${name}`);
    expect([...new Set(arns)].sort()).toEqual([...made].sort());
  });

  describe('whom roles trust', () => {
    it('is GitHub’s token for one repository, compared as a whole', () => {
      for (const { trust, account } of roles()) {
        expect(trust.Statement).toHaveLength(1);
        const [statement] = trust.Statement;
        expect(statement?.Principal).toEqual({
          Federated: `arn:aws:iam::${account}:oidc-provider/${GITHUB}`,
        });
        expect(Object.keys(statement?.Condition ?? {})).toEqual(['StringEquals']);
        expect(JSON.stringify(trust)).not.toContain('*');
      }
    });

    const trusts = ({ trust }: Role, sub: string, aud = 'sts.amazonaws.com'): boolean => {
      const anywhere = {
        ...trust,
        Statement: trust.Statement.map((one) => ({ ...one, Resource: ['role'] })),
      };
      const context = { [`${GITHUB}:sub`]: sub, [`${GITHUB}:aud`]: aud };
      return isAllowed({ action: 'sts:AssumeRoleWithWebIdentity', resource: 'role', context }, anywhere);
    };

    it('is, for deploying, the GitHub environment with its reviewers', () => {
      for (const { account, name } of roles().filter((one) => one.name.includes('deploy'))) {
        const deploy = role(account, name);
        const environment = name.replace('landbridge-deploy-', '');
        expect(trusts(deploy, `repo:example/landbridge:environment:${environment}`)).toBe(true);
        for (const sub of [
          'repo:example/landbridge:pull_request',
          'repo:example/landbridge:ref:refs/heads/main',
          `repo:example/landbridge:environment:${environment}x`,
          `repo:example/landbridge-fork:environment:${environment}`,
          `repo:other/landbridge:environment:${environment}`,
        ])
          expect({ name, sub, trusted: trusts(deploy, sub) }).toEqual({ name, sub, trusted: false });
      }
    });

    it('is, for planning, pull requests and the branch that is deployed', () => {
      const plan = role(DEV, 'landbridge-plan');
      expect(trusts(plan, 'repo:example/landbridge:pull_request')).toBe(true);
      expect(trusts(plan, 'repo:example/landbridge:ref:refs/heads/main')).toBe(true);
      expect(trusts(plan, 'repo:example/landbridge:ref:refs/heads/other')).toBe(false);
      expect(trusts(plan, 'repo:example/landbridge:environment:prod')).toBe(false);
      expect(trusts(plan, 'repo:example/landbridge:pull_request', 'somebody-else')).toBe(false);
    });
  });

  describe('the plan role', () => {
    it('writes nothing but locks', () => {
      const hub = role(HUB, 'landbridge-plan');
      for (const key of ['dev/dev-network.tfstate', 'shared/shared-network.tfstate']) {
        expect(can(hub, state('GetObject', key))).toBe(true);
        expect(can(hub, state('PutObject', key))).toBe(false);
        expect(can(hub, state('DeleteObject', key))).toBe(false);
        expect(can(hub, state('PutObject', `${key}.tflock`))).toBe(true);
        expect(can(hub, state('DeleteObject', `${key}.tflock`))).toBe(true);
      }
      expect(can(hub, state('PutObject', 'dev/dev-network.tfstate.tflock/../x'))).toBe(false);
    });

    it('can do nothing else that changes anything, by what its statements allow', () => {
      for (const { permissions } of roles().filter(({ name }) => name === 'landbridge-plan')) {
        const allowed = permissions.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(
          ({ Action }) => Action,
        );
        const readsOnly = /:(Describe|Get|List|Search)[A-Za-z]*\*?$/;
        const others = allowed.filter((action) => !readsOnly.test(action));
        expect(
          others.filter(
            (action) =>
              !['s3:PutObject', 's3:DeleteObject', 'kms:Decrypt', 'kms:GenerateDataKey'].includes(action),
          ),
        ).toEqual([]);
        expect(allowed).not.toContain('*');
      }
    });

    it('reads what it needs, and no secret', () => {
      const dev = role(DEV, 'landbridge-plan');
      for (const action of [
        'ec2:DescribeVpcs',
        'ec2:SearchTransitGatewayRoutes',
        'route53:ListResourceRecordSets',
      ])
        expect(can(dev, inRegion(action))).toBe(true);
      for (const action of [
        'ec2:CreateVpc',
        'ec2:GetPasswordData',
        'ec2:GetConsoleOutput',
        'iam:GetRole',
        'sts:AssumeRole',
        'secretsmanager:GetSecretValue',
      ])
        expect({ action, can: can(dev, inRegion(action)) }).toEqual({ action, can: false });
      expect(can(dev, state('GetObject', 'dev/dev-network.tfstate'))).toBe(false);
    });

    it('uses the key of the states and no other', () => {
      const key = (alias: string): Request => ({
        action: 'kms:Decrypt',
        resource: `arn:aws:kms:eu-west-1:${HUB}:key/1`,
        context: { 'kms:ResourceAliases': [alias] },
      });
      expect(can(role(HUB, 'landbridge-plan'), key('alias/landbridge-state'))).toBe(true);
      expect(can(role(HUB, 'landbridge-plan'), key('alias/other'))).toBe(false);
    });
  });

  describe('a deploy role', () => {
    it('writes the states of its environment only, and deletes none', () => {
      const dev = role(HUB, 'landbridge-deploy-dev');
      expect(can(dev, state('PutObject', 'dev/dev-network.tfstate'))).toBe(true);
      expect(can(dev, state('PutObject', 'dev/dev-network.tfstate.tflock'))).toBe(true);
      expect(can(dev, state('GetObject', 'shared/shared-network.tfstate'))).toBe(true);
      for (const key of [
        'prod/prod-network.tfstate',
        'shared/shared-network.tfstate',
        'shared/bootstrap.tfstate',
        'dev2/x.tfstate',
        'dev.tfstate',
      ]) {
        expect({ key, can: can(dev, state('PutObject', key)) }).toEqual({ key, can: false });
        expect({ key, can: can(dev, state('PutObject', `${key}.tflock`)) }).toEqual({ key, can: false });
      }
      expect(can(dev, state('DeleteObject', 'dev/dev-network.tfstate'))).toBe(false);
      expect(can(dev, state('DeleteObjectVersion', 'dev/dev-network.tfstate'))).toBe(false);
    });

    it('changes its own account in its Region, and of the hub’s what a link needs', () => {
      expect(can(role(DEV, 'landbridge-deploy-dev'), inRegion('ec2:CreateVpc'))).toBe(true);
      expect(can(role(DEV, 'landbridge-deploy-dev'), inRegion('ec2:CreateVpc', 'us-east-1'))).toBe(false);
      expect(
        can(role('333333333333', 'landbridge-deploy-test'), inRegion('ec2:CreateVpc', 'eu-central-1')),
      ).toBe(true);
      const link = role(HUB, 'landbridge-deploy-dev');
      expect(can(link, inRegion('ec2:AcceptTransitGatewayVpcAttachment'))).toBe(true);
      expect(can(link, inRegion('route53:CreateVPCAssociationAuthorization', 'us-east-1'))).toBe(true);
      const record = (name: string, type: string): Request => ({
        action: 'route53:ChangeResourceRecordSets',
        resource: 'arn:aws:route53:::hostedzone/Z1',
        context: {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': [name],
          'route53:ChangeResourceRecordSetsRecordTypes': [type],
        },
      });
      expect(can(link, record('dev.landbridge.example', 'NS'))).toBe(true);
      expect(can(link, record('prod.landbridge.example', 'NS'))).toBe(false);
      expect(can(link, record('www.landbridge.example', 'A'))).toBe(false);
      expect(can(role(DEV, 'landbridge-deploy-dev'), inRegion('kms:CreateKey', 'us-east-1'))).toBe(true);
      for (const action of [
        'ec2:CreateVpc',
        'ec2:DeleteTransitGateway',
        'ec2:DeleteVpc',
        'route53:DeleteHostedZone',
        'ec2:TerminateInstances',
      ])
        expect({ action, can: can(link, inRegion(action)) }).toEqual({ action, can: false });
      expect(
        can(role(HUB, 'landbridge-deploy-shared'), inRegion('ec2:CreateTransitGateway', 'eu-central-1')),
      ).toBe(true);
    });

    it('is bounded, and stays so when it is given everything', () => {
      const everything: Policy = {
        Version: '2012-10-17',
        Statement: [{ Sid: 'All', Effect: 'Allow', Action: ['*'], Resource: ['*'] }],
      };
      const deploying = roles().filter(({ name }) => name.includes('deploy'));
      expect(deploying.length).toBe(7);
      for (const { account, name, limit } of deploying) {
        if (limit === undefined) throw new Error(`${name} has no boundary`);
        const could = (request: Request): boolean => isAllowed(request, everything, limit);
        const iam = (action: string, resource: string, context = {}): Request => ({
          action: `iam:${action}`,
          resource: `arn:aws:iam::${account}:${resource}`,
          context,
        });
        for (const request of [
          iam('CreateUser', 'user/x'),
          iam('CreateAccessKey', 'user/x'),
          iam('AttachRolePolicy', 'role/landbridge-plan'),
          iam('PutRolePolicy', `role/${name}`),
          iam('UpdateAssumeRolePolicy', `role/${name}`),
          iam('DeleteRolePermissionsBoundary', `role/${name}`),
          iam('CreatePolicyVersion', 'policy/landbridge-deploy-boundary'),
          iam('CreateRole', 'role/landbridge-service/x'),
          iam('CreateRole', 'role/admin', {
            'iam:PermissionsBoundary': `arn:aws:iam::${account}:policy/landbridge-deploy-boundary`,
          }),
          iam('PassRole', 'role/admin', { 'iam:PassedToService': 'ec2.amazonaws.com' }),
          iam('PassRole', 'role/landbridge-service/x', { 'iam:PassedToService': 'lambda.amazonaws.com' }),
          iam('DeleteOpenIDConnectProvider', `oidc-provider/${GITHUB}`),
          { action: 'sts:AssumeRole', resource: `arn:aws:iam::${HUB}:role/x` },
          { action: 'organizations:LeaveOrganization', resource: '*' },
          { action: 's3:DeleteBucket', resource: BUCKET },
          { action: 's3:PutBucketVersioning', resource: BUCKET },
          { action: 's3:GetObject', resource: 'arn:aws:s3:::payroll/x' },
          {
            action: 'kms:ScheduleKeyDeletion',
            resource: `arn:aws:kms:eu-west-1:${HUB}:key/1`,
            context: { 'kms:ResourceAliases': ['alias/landbridge-state'] },
          },
          inRegion('ec2:RunInstances', 'ap-south-1'),
        ])
          expect({ name, action: request.action, can: could(request) }).toEqual({
            name,
            action: request.action,
            can: false,
          });
        expect(
          could(
            iam('CreateRole', 'role/landbridge-service/x', {
              'iam:PermissionsBoundary': `arn:aws:iam::${account}:policy/landbridge-deploy-boundary`,
            }),
          ),
        ).toBe(true);
      }
    });
  });

  it('gives each environment what its stacks are made of', () => {
    const synthesized = synthesizeApp((app) => void buildLandscape(app, LANDSCAPE, LEDGER));
    for (const [stack, made] of synthesized) {
      const environment = /^(dev|test|prod)-/.exec(stack)?.[1] ?? 'shared';
      const account =
        { shared: HUB, dev: DEV, test: '333333333333', prod: '444444444444' }[environment] ?? '';
      const deploy = role(account, `landbridge-deploy-${environment}`);
      for (const type of new Set(made.addresses.map((address) => address.split('.')[0] ?? ''))) {
        if (!type.startsWith('aws_')) continue;
        const action = SERVICES.find(([pattern]) => pattern.test(type))?.[1] ?? 'ec2:CreateAnything';
        const region = environment === 'test' ? 'eu-central-1' : 'eu-west-1';
        const resource = `arn:aws:iam::${account}:role/landbridge-service/x`;
        const own = action.startsWith('iam:') ? resource : '*';
        const context = {
          'aws:RequestedRegion': region,
          'iam:PermissionsBoundary': `arn:aws:iam::${account}:policy/landbridge-deploy-boundary`,
        };
        expect({ stack, type, can: can(deploy, { action, resource: own, context }) }).toEqual({
          stack,
          type,
          can: true,
        });
      }
    }
  });

  it('keeps every policy within what IAM takes', () => {
    for (const { permissions, trust, limit } of roles()) {
      expect(JSON.stringify(permissions).length).toBeLessThan(10_240);
      expect(JSON.stringify(trust).length).toBeLessThan(2_048);
      if (limit !== undefined) expect(JSON.stringify(limit).length).toBeLessThan(6_144);
    }
  });

  it('keeps the states encrypted, versioned, private, and apart from what Terraform may destroy', () => {
    expect(template.one('aws_s3_bucket')).toMatchObject({
      bucket: PIPELINE.stateBucket,
      lifecycle: { prevent_destroy: true },
    });
    expect(template.one('aws_kms_key')).toMatchObject({
      enable_key_rotation: true,
      lifecycle: { prevent_destroy: true },
    });
    expect(template.one('aws_s3_bucket_versioning')).toMatchObject({
      versioning_configuration: { status: 'Enabled' },
    });
    expect(template.one('aws_s3_bucket_public_access_block')).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    const bucket = parse(template.one('aws_s3_bucket_policy')['policy']);
    const denied = bucket.Statement.filter(({ Effect }) => Effect === 'Deny').map(({ Sid }) => Sid);
    expect(denied).toEqual(['TlsOnly', 'KeepVersions']);
  });
});
