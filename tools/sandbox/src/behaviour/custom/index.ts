import type { TfObject } from '../../contract';
import type { Diagnostic, Step } from '../../protocol/messages';
import type { PlanInput } from '../plan';
import { acmRules } from './acm';
import { computeRules } from './compute';
import { directConnectRules } from './direct-connect';
import { dnsRules } from './dns';
import { dynamodbRules } from './dynamodb';
import { firewallRules } from './network-firewall';
import { ipamRules } from './ipam';
import { lambdaRules } from './lambda';
import { loadBalancerRules } from './load-balancer';
import { messagingRules } from './messaging';
import { natRules } from './nat-gateway';
import { networkInterfaceRules } from './network-interface';
import { s3Rules } from './s3';
import { ssmRules } from './ssm';
import { transitGatewayRules } from './transit-gateway';
import { vpcRules } from './vpc';
import { PlanDraft, type Rule } from './rule';

/** The rules by resource type: only what cannot be told as facts. */
const RULES: Readonly<Record<string, Rule>> = {
  ...acmRules,
  ...computeRules,
  ...directConnectRules,
  ...dnsRules,
  ...dynamodbRules,
  ...firewallRules,
  ...ipamRules,
  ...lambdaRules,
  ...loadBalancerRules,
  ...messagingRules,
  ...natRules,
  ...networkInterfaceRules,
  ...s3Rules,
  ...ssmRules,
  ...transitGatewayRules,
  ...vpcRules,
};

/** What a type's own rule left of a plan. */
export interface CustomPlan {
  readonly replace: Step[][];
  readonly diagnostics: readonly Diagnostic[];
}

/** Applies the rule that the type has beyond its facts; `planned` is changed in place. */
export function customPlan(input: PlanInput, planned: TfObject, replace: Step[][]): CustomPlan {
  const rule = RULES[input.type];
  if (rule === undefined) return { replace, diagnostics: [] };
  const draft = new PlanDraft(input, planned, replace);
  rule(draft);
  return { replace: draft.replace, diagnostics: draft.diagnostics };
}
