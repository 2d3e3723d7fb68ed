import type { IConstruct } from 'constructs';
import { checkRange } from '../errors';

export type IkeEncryption = 'AES128' | 'AES256' | 'AES128-GCM-16' | 'AES256-GCM-16';
export type IkeIntegrity = 'SHA1' | 'SHA2-256' | 'SHA2-384' | 'SHA2-512';
export type DhGroup = 2 | 5 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24;

export interface IkePhase {
  /** @default AES256-GCM-16 */
  readonly encryption?: readonly [IkeEncryption, ...IkeEncryption[]];
  /** @default SHA2-384 */
  readonly integrity?: readonly [IkeIntegrity, ...IkeIntegrity[]];
  /** Diffie-Hellman groups. @default 20 */
  readonly groups?: readonly [DhGroup, ...DhGroup[]];
  /** Seconds: 900 to 28800 in phase 1, to 3600 in phase 2. @default 28800 and 3600 */
  readonly lifetime?: number;
}

/**
 * Options of one tunnel. Defaults are the strong end of what AWS offers; a router that cannot do them needs others.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 */
export interface TunnelOptions {
  /** A /30 of 169.254.0.0/16. @default AWS chooses */
  readonly insideCidr?: string;
  /** @default only ikev2 */
  readonly ikeVersions?: readonly ['ikev1' | 'ikev2', ...('ikev1' | 'ikev2')[]];
  readonly phase1?: IkePhase;
  readonly phase2?: IkePhase;
  /** Dead peer detection. @default restart after 30 s */
  readonly deadPeer?: { readonly timeout: number; readonly action: 'clear' | 'none' | 'restart' };
  /** Who begins: `start` AWS, `add` the router. @default 'start' */
  readonly startup?: 'add' | 'start';
  /** Seconds before a lifetime ends in which keys are renewed, 60 to half the phase 2 lifetime. @default 270 */
  readonly rekeyMargin?: number;
  /** Percent of the margin that is chosen at random, 0 to 100. @default 100 */
  readonly rekeyFuzz?: number;
  /** Packets of the replay window, 64 to 2048. @default 1024 */
  readonly replayWindow?: number;
  /** Ask before AWS replaces the tunnel's endpoint. @default true */
  readonly lifecycleControl?: boolean;
}

/** Options with every default filled in. */
export interface CompleteTunnel {
  readonly insideCidr: string | undefined;
  readonly ikeVersions: string[];
  readonly phase1: CompletePhase;
  readonly phase2: CompletePhase;
  readonly deadPeer: { readonly timeout: number; readonly action: string };
  readonly startup: string;
  readonly rekeyMargin: number;
  readonly rekeyFuzz: number;
  readonly replayWindow: number;
  readonly lifecycleControl: boolean;
}

export interface CompletePhase {
  readonly encryption: string[];
  readonly integrity: string[];
  readonly groups: number[];
  readonly lifetime: number;
}

/** @throws HYB004 a value that AWS does not take */
export function completeTunnel(options: TunnelOptions, place: IConstruct): CompleteTunnel {
  const {
    rekeyMargin = 270,
    rekeyFuzz = 100,
    replayWindow = 1024,
    deadPeer = { timeout: 30, action: 'restart' },
  } = options;
  const phase1 = completePhase(options.phase1, 28_800);
  const phase2 = completePhase(options.phase2, 3600);
  checkRange('HYB004', 'phase 1 lifetime in seconds', phase1.lifetime, [900, 28_800], place);
  checkRange('HYB004', 'phase 2 lifetime in seconds', phase2.lifetime, [900, 3600], place);
  checkRange('HYB004', 'dead peer timeout in seconds', deadPeer.timeout, [30, 3600], place);
  checkRange('HYB004', 'rekey margin in seconds', rekeyMargin, [60, Math.floor(phase2.lifetime / 2)], place);
  checkRange('HYB004', 'rekey fuzz in percent', rekeyFuzz, [0, 100], place);
  checkRange('HYB004', 'replay window in packets', replayWindow, [64, 2048], place);
  return {
    insideCidr: options.insideCidr,
    ikeVersions: [...(options.ikeVersions ?? ['ikev2'])],
    phase1,
    phase2,
    deadPeer,
    startup: options.startup ?? 'start',
    rekeyMargin,
    rekeyFuzz,
    replayWindow,
    lifecycleControl: options.lifecycleControl ?? true,
  };
}

/** Arguments of `aws_vpn_connection` for one of its tunnels. */
export function tunnelArguments(number: 1 | 2, tunnel: CompleteTunnel): Record<string, unknown> {
  const values = {
    InsideCidr: tunnel.insideCidr,
    IkeVersions: tunnel.ikeVersions,
    Phase1EncryptionAlgorithms: tunnel.phase1.encryption,
    Phase1IntegrityAlgorithms: tunnel.phase1.integrity,
    Phase1DhGroupNumbers: tunnel.phase1.groups,
    Phase1LifetimeSeconds: tunnel.phase1.lifetime,
    Phase2EncryptionAlgorithms: tunnel.phase2.encryption,
    Phase2IntegrityAlgorithms: tunnel.phase2.integrity,
    Phase2DhGroupNumbers: tunnel.phase2.groups,
    Phase2LifetimeSeconds: tunnel.phase2.lifetime,
    DpdTimeoutAction: tunnel.deadPeer.action,
    DpdTimeoutSeconds: tunnel.deadPeer.timeout,
    StartupAction: tunnel.startup,
    RekeyMarginTimeSeconds: tunnel.rekeyMargin,
    RekeyFuzzPercentage: tunnel.rekeyFuzz,
    ReplayWindowSize: tunnel.replayWindow,
    EnableTunnelLifecycleControl: tunnel.lifecycleControl,
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`tunnel${number}${name}`, value]));
}

function completePhase(phase: IkePhase | undefined, lifetime: number): CompletePhase {
  return {
    encryption: [...(phase?.encryption ?? ['AES256-GCM-16'])],
    integrity: [...(phase?.integrity ?? ['SHA2-384'])],
    groups: [...(phase?.groups ?? [20])],
    lifetime: phase?.lifetime ?? lifetime,
  };
}
