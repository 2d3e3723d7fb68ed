import type { IConstruct } from 'constructs';
import { checkRange, DnsError } from '../errors';

/** Ports of a listener, both ends included. */
export interface PortSpan {
  readonly from: number;
  readonly to: number;
}

/** Ports that the listeners of one accelerator have taken. */
export class PortClaims {
  private readonly spans: (PortSpan & { readonly key: string; readonly protocol: string })[] = [];

  /** @throws DNS050 no port; DNS051 another listener has one of them */
  take(key: string, protocol: string, ports: readonly PortSpan[], place: IConstruct): void {
    for (const { from, to } of ports) {
      checkRange('DNS050', 'first port', from, [1, 65_535], place);
      checkRange('DNS050', 'last port', to, [from, 65_535], place);
      const other = this.spans.find(
        (span) => span.protocol === protocol && span.from <= to && from <= span.to,
      );
      if (other) {
        throw new DnsError('DNS051', place, {
          problem: 'two listeners of an accelerator share a port',
          got: `${key} ${protocol} ${from}-${to}`,
          allowed: `outside ${other.from}-${other.to} of ${other.key}`,
          fix: 'make one listener of both, or choose other ports',
        });
      }
      this.spans.push({ key, protocol, from, to });
    }
  }
}
