/** From so many VPCs on the map begins folded: each VPC is one small box. */
export const FOLDED_FROM = 25;
