import type { IVpc } from '@landbridge/network-core';
import { Construct } from 'constructs';
import { domainName } from '../zone/domain-name';
import { associateRule } from './rule-association';

export interface ImportedForwardingRuleProps {
  readonly ruleId: string;
  /** Domain of the rule, so that a VPC gets one rule for it only. */
  readonly domainName: string;
}

/** A forwarding rule of another stack or account, shared with this one by RAM. Rules serve VPCs of their own Region. */
export class ImportedForwardingRule extends Construct {
  private readonly ruleId: string;
  private readonly domain: string;

  /** @throws DNS001 the domain */
  constructor(scope: Construct, id: string, props: ImportedForwardingRuleProps) {
    super(scope, id);
    this.ruleId = props.ruleId;
    this.domain = props.domainName === '.' ? '.' : domainName(props.domainName, this);
  }

  /** Lets a VPC follow the rule. @throws DNS034 the VPC has a rule for the domain already */
  associate(vpc: IVpc): void {
    associateRule(this, { vpc, ruleId: this.ruleId, domain: this.domain });
  }
}
