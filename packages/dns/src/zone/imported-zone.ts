import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { domainName } from './domain-name';
import type { IHostedZone, IPublicZone } from './izone';

export interface ImportedZoneProps {
  readonly zoneName: string;
  readonly zoneId: string;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
}

abstract class ImportedZone extends Construct {
  readonly zoneName: string;
  readonly zoneId: string;
  readonly provider: TerraformProvider | undefined;

  constructor(scope: Construct, id: string, props: ImportedZoneProps) {
    super(scope, id);
    this.zoneName = domainName(props.zoneName, this);
    this.zoneId = props.zoneId;
    this.provider = props.provider;
  }
}

/** A public zone that this stack does not make. */
export class ImportedPublicZone extends ImportedZone implements IPublicZone {
  readonly kind = 'public';
}

/** A private zone that this stack does not make. */
export class ImportedPrivateZone extends ImportedZone implements IHostedZone {
  readonly kind = 'private';
}
