/**
 * Landscapes that are proved, up to 5,000 VPCs of a /21 each in 10.0.0.0/8:
 *
 * - `plain`: 26 resources a VPC at one transit gateway. Three VPCs are shared; dev, test and prod never meet.
 * - `dense`: the same with 9 subnets, 30 routes and 140 security group rules a VPC.
 * - `mesh`: all at one table of a transit gateway.
 * - `peered`: no transit gateway; each hub is peered with up to 100 VPCs, which meet in it and nowhere else.
 * - `ruled`: `plain`, and the shared services have a rule for each VPC.
 * - `regions`: `plain` in four Regions, whose transit gateways are peered.
 * - `filtered`: `plain` with network ACLs that name the VPC and what it may meet.
 * - `sites`: `plain` with two sites over VPN.
 * - `uneven`: `plain`, and every fifth VPC differs: in zones, by a route, a rule, or both.
 * - `odd`: `plain`, and each VPC differs from all others by a rule that no other has.
 */
export const SHAPES = [
  'plain',
  'dense',
  'mesh',
  'peered',
  'ruled',
  'regions',
  'filtered',
  'sites',
  'uneven',
  'odd',
] as const;
export type Shape = (typeof SHAPES)[number];

export function isShape(text: string): text is Shape {
  return (SHAPES as readonly string[]).includes(text);
}
