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
export type { AdvertisedAnswer, RouteAnswer, RouteQuery } from './api';
export {
  resolve,
  type PolicyName,
  type ResolveAnswer,
  type ResolvedRecord,
  type ResolveQuery,
} from './resolve';
export { advertised } from './advertised/advertised';
export { buildModel, withDown, type Model } from './model/model';
export { routes } from './readings/routes';
export { endpoint, type Endpoint, type Member } from './trace/endpoint';
export { listEndpoints } from './trace/list-endpoints';
export { headersOf, type HeaderQuery } from './trace/query-headers';
export { trace } from './readings/trace';
export { walk, type WalkOptions } from './trace/walk';
export { check } from './check/check';
export type { CheckFinding } from './check/finding';
export { readAssumptions, parseAssumptions } from './assume/read-assumptions';
export { assumptionsWithin } from './assume/within';
export { intentMembers, type IntentMembers } from './intent/intent-members';
export { readIntents, parseIntents } from './intent/read-intents';
export { intentJsonSchema, type Intent, type IntentFile } from './intent/intent-schema';
export { PROVER_CODES } from './codes';
export { prove } from './readings/prove';
export type { ProveOptions } from './prove/prove';
export { compare } from './prove/symmetry-of';
export type { Certificate, Finding, IntentProof, Proof, Verdict } from './prove/proof';
export type { Edit } from './fix/edit';
export { diff } from './diff/diff';
export type { Change, ConnectivityDiff } from './diff/connectivity-diff';
export { proofText } from './report/proof-text';
export { proofJunit } from './report/junit';
export { proofSarif, type OriginOf } from './report/sarif';
export { interruptions } from './interruption/interruptions';
export type { Effect, Interruption, SiteOutage } from './interruption/interruption';
export { interruptionLines } from './report/interruption-text';
export { diffText } from './report/diff-text';
export { checkSarif, checkText } from './report/check-text';
