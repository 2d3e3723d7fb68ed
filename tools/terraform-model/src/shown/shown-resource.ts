import type { Resource } from '../configuration';
import type { Value, ValueMap } from '../value';
import type { ShownResource } from './shown-module';

/** A resource of a plan or state in the landscape. */
export class DeployedResource implements Resource {
  constructor(
    readonly address: string,
    readonly stack: string | undefined,
    private readonly shown: ShownResource,
    readonly values: ValueMap,
    private readonly provider: { readonly region?: string; readonly account?: string },
    private readonly file: string,
  ) {}

  get mode(): 'managed' | 'data' {
    return this.shown.mode;
  }

  get type(): string {
    return this.shown.type;
  }

  get name(): string {
    return this.shown.name;
  }

  get region(): string | undefined {
    return text(this.shown.values['region']) ?? arnPart(this.shown, 3) ?? this.provider.region;
  }

  get account(): string | undefined {
    const owner = text(this.shown.values['owner_id']);
    return (
      arnPart(this.shown, 4) ??
      this.provider.account ??
      (owner !== undefined && /^\d{12}$/.test(owner) ? owner : undefined)
    );
  }

  get origin(): string {
    return `${this.file}#${this.shown.address}`;
  }
}

function text(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** `arn:partition:service:region:account:…` */
function arnPart({ values }: ShownResource, part: number): string | undefined {
  const arn = values['arn'];
  return typeof arn === 'string' && arn.startsWith('arn:') ? text(arn.split(':')[part]) : undefined;
}
