export type {
  Advertisement,
  AssumedAddresses,
  Assumptions,
  PublicService,
  Site,
  SiteLink,
} from './assume/assumptions';
export type { Family, Headers, HeaderSet } from './headers/headers';
export type { Ranges } from './headers/ranges';
export type { Query } from './trace/query';
export type { PathEnd, WalkResult } from './trace/walk-result';
export type {
  Direction,
  Hop,
  HopKind,
  Mtu,
  Outcome,
  PolicyVerdict,
  RouteOrigin,
  StopsAt,
  TraceResult,
  WitnessPacket,
} from './trace/result';
export type { AdvertisedAnswer, Prover, RouteAnswer, RouteQuery } from './api';
export { resolve, type PolicyName, type ResolveAnswer, type ResolvedRecord, type ResolveQuery } from './resolve';
