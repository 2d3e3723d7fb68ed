import type { IConstruct } from 'constructs';
import { TransitError } from '../errors';
import type { IInspector } from './inspector';

/** Endpoints of an inspector by zone: packets of a zone never go to another zone's, where state would be lost. */
export class ZonalEndpoints implements IInspector {
  constructor(
    private readonly place: IConstruct,
    private readonly ids: ReadonlyMap<string, string>,
  ) {}

  get zones(): readonly string[] {
    return [...this.ids.keys()];
  }

  endpointId(zone: string): string {
    const id = this.ids.get(zone);
    if (id !== undefined) return id;
    throw new TransitError('TRN040', this.place, {
      problem: 'no inspection endpoint stands in the zone',
      got: zone,
      allowed: this.zones.join(', '),
      fix: `add ${zone} to the firewall tier`,
    });
  }
}
