import { Route, type ISubnet } from '@landbridge/network-core';
import type { Construct } from 'constructs';
import type { IInspector } from './inspector';

/** A route of a subnet's table to the inspection endpoint of a zone; its id is the destination. @throws TRN040 the zone has none */
export function routeToEndpoint(
  table: Construct,
  subnet: ISubnet,
  destination: string,
  inspector: IInspector,
  zone: string,
): void {
  new Route(table, destination.replaceAll('/', '--'), {
    subnet,
    destination,
    target: { vpcEndpointId: inspector.endpointId(zone) },
  });
}
