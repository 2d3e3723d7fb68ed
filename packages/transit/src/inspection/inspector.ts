/** Inspects what is sent to its endpoint, and hands it back in the endpoint's subnet. */
export interface IInspector {
  /** Zones that have an endpoint of their own. */
  readonly zones: readonly string[];
  /** The endpoint to route to from subnets of a zone. @throws TRN040 the zone has none */
  endpointId(zone: string): string;
}
