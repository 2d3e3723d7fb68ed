import type { DocumentedCase } from '../case';
import { balancersAndEndpoints } from './balancers-and-endpoints';
import { blockPublicAccess } from './block-public-access';
import { directConnect } from './direct-connect';
import { dualStack } from './dual-stack';
import { edgeToEdge } from './edge-to-edge';
import { endpoints } from './endpoints';
import { internetGateways } from './internet-gateway';
import { loadBalancers } from './load-balancers';
import { leftOpenByUs, transitOrder } from './left-open';
import { middleboxes } from './middlebox';
import { names } from './names';
import { natKinds } from './nat-kinds';
import { natGateways } from './nat-gateway';
import { networkAcls } from './network-acls';
import { oddsAndEnds } from './odds-and-ends';
import { peeringScenarios } from './peering';
import { privateLink } from './privatelink';
import { routeTables } from './route-tables';
import { securityGroups } from './security-groups';
import { siteToSiteVpn } from './site-to-site-vpn';
import { transitGateways } from './transit-gateway';
import { transitInspection } from './transit-inspection';

/** Every guide of AWS that is encoded, one file each. */
export const guides: Readonly<Record<string, readonly DocumentedCase[]>> = {
  'route tables': routeTables,
  'internet gateways': internetGateways,
  'NAT gateways': natGateways,
  'kinds of NAT': natKinds,
  'both families and further blocks': dualStack,
  'peering scenarios': peeringScenarios,
  'edge to edge': edgeToEdge,
  'transit gateways': transitGateways,
  'transit inspection and egress': transitInspection,
  'order of transit routes': transitOrder,
  'what is not modelled': leftOpenByUs,
  'network ACLs': networkAcls,
  'security groups': securityGroups,
  'Site-to-Site VPN': siteToSiteVpn,
  'Direct Connect': directConnect,
  endpoints,
  'load balancers': loadBalancers,
  'balancers and endpoints': balancersAndEndpoints,
  'Block Public Access': blockPublicAccess,
  middleboxes,
  names,
  PrivateLink: privateLink,
  'MTU, NAT64, services of Amazon': oddsAndEnds,
};
