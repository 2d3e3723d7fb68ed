import { BOUNDARY, deployRole, PLAN_ROLE, roleArn, STATE_KEY_ALIAS } from '../roles';
import { policy, type Policy, type Statement } from './policy';
import {
  BUCKET_CHANGES,
  KEY_CHANGES,
  ROUTE53_ACTIONS,
  ROUTE53_REGION,
  GLOBAL_ACTIONS,
  LINK_ACTIONS,
  READ_ACTIONS,
  REGIONAL_ACTIONS,
  SECRET_READS,
} from './services';
import { readStates, writeStates, type StateStorePlace } from './state';

/** An account in which a role lies. */
export interface Surroundings {
  readonly account: string;
  readonly regions: readonly string[];
  readonly store: StateStorePlace;
  /** Domain below which each environment has a name of its own. */
  readonly domain: string;
}

const ANY = ['*'];

/** What the plan role may do: read the landscape, read states, take and give back their locks. */
export function planPermissions(surroundings: Surroundings): Policy {
  return policy(...reads(), ...(hasStates(surroundings) ? readStates(surroundings.store, '') : []));
}

/** What a deploy role may do in its own account. */
export function deployPermissions(environment: string, surroundings: Surroundings): Policy {
  const { regions } = surroundings;
  return policy(
    ...reads(),
    {
      Sid: 'ChangeInRegions',
      Effect: 'Allow',
      Action: REGIONAL_ACTIONS,
      Resource: ANY,
      Condition: { StringEquals: { 'aws:RequestedRegion': regions } },
    },
    {
      Sid: 'ChangeForRoute53',
      Effect: 'Allow',
      Action: ROUTE53_ACTIONS,
      Resource: ANY,
      Condition: { StringEquals: { 'aws:RequestedRegion': ROUTE53_REGION } },
    },
    { Sid: 'ChangeGlobal', Effect: 'Allow', Action: GLOBAL_ACTIONS, Resource: ANY },
    ...serviceRoles(surroundings),
    ...states(environment, surroundings),
  );
}

/** What the deploy role of an environment may do in the hub's account, in which others have their things too. */
export function linkPermissions(environment: string, surroundings: Surroundings): Policy {
  const { regions, domain } = surroundings;
  return policy(
    ...reads(),
    {
      Sid: 'Link',
      Effect: 'Allow',
      Action: LINK_ACTIONS,
      Resource: ANY,
      // Route 53 is asked in us-east-1, whatever Region its zones serve.
      Condition: { StringEquals: { 'aws:RequestedRegion': [...regions, ROUTE53_REGION] } },
    },
    {
      Sid: 'Delegate',
      Effect: 'Allow',
      Action: ['route53:ChangeResourceRecordSets'],
      Resource: ANY,
      Condition: {
        'ForAllValues:StringEquals': {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': `${environment}.${domain}`,
          'route53:ChangeResourceRecordSetsRecordTypes': ['DS', 'NS'],
        },
      },
    },
    ...states(environment, surroundings),
  );
}

/**
 * The most that a deploy role gets, whatever else it is given: the landscape's services in its Regions, and no way to the
 * pipeline's own roles or to one without this limit.
 */
export function boundary(surroundings: Surroundings): Policy {
  const { account, regions, store } = surroundings;
  return policy(
    {
      Sid: 'AtMost',
      Effect: 'Allow',
      Action: [...READ_ACTIONS, ...REGIONAL_ACTIONS, ...GLOBAL_ACTIONS, ...IMAGE_ACTIONS],
      Resource: ANY,
    },
    ...serviceRoles(surroundings),
    ...(hasStates(surroundings) ? [...readStates(store, ''), writeStates(store, '*')] : []),
    {
      Sid: 'NoPipelineRoles',
      Effect: 'Deny',
      Action: ['iam:*'],
      Resource: [roleArn(account, PLAN_ROLE), roleArn(account, deployRole('*')), boundaryArn(account)],
    },
    {
      Sid: 'OnlyRegions',
      Effect: 'Deny',
      Action: REGIONAL_ACTIONS.filter((action) => !ROUTE53_ACTIONS.includes(action)),
      Resource: ANY,
      Condition: { StringNotEquals: { 'aws:RequestedRegion': regions } },
    },
    {
      Sid: 'OnlyRegionsAndRoute53',
      Effect: 'Deny',
      Action: ROUTE53_ACTIONS,
      Resource: ANY,
      Condition: { StringNotEquals: { 'aws:RequestedRegion': [...regions, ROUTE53_REGION] } },
    },
    {
      Sid: 'KeepStates',
      Effect: 'Deny',
      Action: BUCKET_CHANGES,
      Resource: [`arn:aws:s3:::${store.bucket}`],
    },
    {
      Sid: 'KeepStateKey',
      Effect: 'Deny',
      Action: KEY_CHANGES,
      Resource: ANY,
      Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': STATE_KEY_ALIAS } },
    },
    noSecrets(),
  );
}

const IMAGE_ACTIONS = ['ssm:GetParameter', 'ssm:GetParameters'];

/** Roles and profiles that AWS services work by: below a path of their own, within the boundary, passed to services only. */
function serviceRoles({ account }: Surroundings): readonly Statement[] {
  const role = `arn:aws:iam::${account}:role/landbridge-service/*`;
  const profile = `arn:aws:iam::${account}:instance-profile/landbridge-service/*`;
  return [
    {
      Sid: 'ServiceRoles',
      Effect: 'Allow',
      Action: [
        'iam:DeleteRole',
        'iam:DeleteRolePolicy',
        'iam:DetachRolePolicy',
        'iam:GetRole',
        'iam:GetRolePolicy',
        'iam:ListAttachedRolePolicies',
        'iam:ListInstanceProfilesForRole',
        'iam:ListRolePolicies',
        'iam:TagRole',
        'iam:UntagRole',
      ],
      Resource: [role],
    },
    {
      Sid: 'BoundedServiceRoles',
      Effect: 'Allow',
      Action: ['iam:AttachRolePolicy', 'iam:CreateRole', 'iam:PutRolePolicy'],
      Resource: [role],
      Condition: { StringEquals: { 'iam:PermissionsBoundary': boundaryArn(account) } },
    },
    {
      Sid: 'PassServiceRoles',
      Effect: 'Allow',
      Action: ['iam:PassRole'],
      Resource: [role],
      Condition: {
        StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'vpc-flow-logs.amazonaws.com'] },
      },
    },
    {
      Sid: 'ServiceProfiles',
      Effect: 'Allow',
      Action: [
        'iam:AddRoleToInstanceProfile',
        'iam:CreateInstanceProfile',
        'iam:DeleteInstanceProfile',
        'iam:GetInstanceProfile',
        'iam:RemoveRoleFromInstanceProfile',
        'iam:TagInstanceProfile',
      ],
      Resource: [profile],
    },
    {
      Sid: 'ServiceLinkedRoles',
      Effect: 'Allow',
      Action: ['iam:CreateServiceLinkedRole'],
      Resource: [`arn:aws:iam::${account}:role/aws-service-role/*`],
    },
  ];
}

function boundaryArn(account: string): string {
  return `arn:aws:iam::${account}:policy/${BOUNDARY}`;
}

/** Whether profiles of the account are those that states are reached by. */
function hasStates({ account, store }: Surroundings): boolean {
  return store.account === account;
}

function states(environment: string, surroundings: Surroundings): readonly Statement[] {
  const { store } = surroundings;
  if (!hasStates(surroundings)) return [];
  return [...readStates(store, `${environment}/`), writeStates(store, environment)];
}

function reads(): readonly Statement[] {
  return [
    { Sid: 'Read', Effect: 'Allow', Action: READ_ACTIONS, Resource: ANY },
    {
      Sid: 'ReadImages',
      Effect: 'Allow',
      Action: IMAGE_ACTIONS,
      Resource: ['arn:aws:ssm:*::parameter/aws/service/*'],
    },
    noSecrets(),
  ];
}

function noSecrets(): Statement {
  return { Sid: 'NoSecrets', Effect: 'Deny', Action: SECRET_READS, Resource: ANY };
}
