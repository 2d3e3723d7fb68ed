import type { TerraformProvider } from 'cdktf';
import type { IConstruct } from 'constructs';

/** A hosted zone of this stack, of another stack, or of somebody else's Terraform. */
export interface IHostedZone extends IConstruct {
  readonly kind: 'public' | 'private';
  /** Lower case, without the final dot, e.g. `dev.example.com`. */
  readonly zoneName: string;
  readonly zoneId: string;
  /** Provider of the zone's account in this stack; undefined: the stack's default provider. */
  readonly provider: TerraformProvider | undefined;
}

/** A public zone, to which records can be added. */
export interface IPublicZone extends IHostedZone {
  readonly kind: 'public';
}

/** A public zone whose name servers are known: its parent, or the registrar, has to name them. */
export interface IServedZone extends IPublicZone {
  readonly nameServers: string[];
}
