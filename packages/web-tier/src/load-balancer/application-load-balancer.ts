import { LbTrustStore } from '@cdktf/provider-aws/lib/lb-trust-store';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association';
import type { ISubnet, ITier } from '@landbridge/network-core';
import { Construct } from 'constructs';
import { checkRange, WebError } from '../errors';
import type { Authentication, HttpAction } from './actions';
import { HttpListener } from './http-listener';
import { LoadBalancer, type LoadBalancerProps, type LogDestination } from './load-balancer';
import { subnetsOf } from './subnets';

export interface ApplicationLoadBalancerProps extends LoadBalancerProps {
  /** Subnets of two zones at least; public ones for an internet-facing load balancer. */
  readonly subnets: ITier | readonly ISubnet[];
  /** Seconds after which a silent connection is closed, 1 to 4000. WebSockets count too. @default 60 */
  readonly idleTimeout?: number;
  /** @default true */
  readonly http2?: boolean;
  /** Pass the client's Host header on as it is. @default false */
  readonly preserveHostHeader?: boolean;
  /** Remove headers whose names are not valid. @default true */
  readonly dropInvalidHeaders?: boolean;
  /** Log of connections (TLS handshakes). @default none */
  readonly connectionLogs?: LogDestination;
  /** ARN of a web ACL (AWS WAF, regional). @default none */
  readonly webAclArn?: string;
}

export interface HttpsProps {
  /** First certificate is the default one; the others are chosen by name (SNI). By a name of yours. */
  readonly certificates: Readonly<Record<string, string>>;
  readonly action: HttpAction;
  /** @default everybody */
  readonly authentication?: Authentication;
  /** @default 443 */
  readonly port?: number;
  /** @default 'ELBSecurityPolicy-TLS13-1-2-2021-06' */
  readonly sslPolicy?: string;
  /** Clients show a certificate too (mTLS). @default they do not */
  readonly clientCertificates?: ClientCertificates;
}

export type ClientCertificates =
  | { readonly mode: 'passthrough' }
  | {
      readonly mode: 'verify';
      /** Certificate authorities, PEM, in S3. */
      readonly authorities: { readonly bucket: string; readonly key: string };
    };

/** Quota "Certificates per Application Load Balancer", the default certificate not counted. */
const MOST_CERTIFICATES = 25;

/**
 * An application load balancer: HTTP, HTTPS, WebSocket, gRPC.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html
 */
export class ApplicationLoadBalancer extends LoadBalancer {
  private trustStores: Construct | undefined;

  /** @throws WEB001, WEB002 the subnets; WEB011 the idle timeout */
  constructor(scope: Construct, id: string, props: ApplicationLoadBalancerProps) {
    super(
      scope,
      id,
      props,
      (place) => subnetsOf(props.subnets, props.vpc, props.scheme, 2, place),
      (subnets) => ({
        loadBalancerType: 'application',
        subnets: subnets.map(({ subnetId }) => subnetId),
        idleTimeout: props.idleTimeout ?? 60,
        enableHttp2: props.http2 ?? true,
        preserveHostHeader: props.preserveHostHeader,
        dropInvalidHeaderFields: props.dropInvalidHeaders ?? true,
        connectionLogs: props.connectionLogs && { enabled: true, ...props.connectionLogs },
      }),
    );
    checkRange('WEB011', 'idle timeout in seconds', props.idleTimeout ?? 60, [1, 4000], this);
    if (props.webAclArn === undefined) return;
    new Wafv2WebAclAssociation(this, 'WebAcl', {
      provider: props.vpc.provider,
      resourceArn: this.loadBalancerArn,
      webAclArn: props.webAclArn,
    });
  }

  /** A listener without TLS. @throws WEB003 the port; WEB007, WEB011 the action */
  http(key: string, action: HttpAction, port = 80): HttpListener {
    this.takePort(port, 'tcp', this);
    return new HttpListener(this, key, { port, protocol: 'HTTP' }, action);
  }

  /** Sends whoever comes without TLS to the same address with it. @throws WEB003 the port */
  redirectToHttps(key: string, port = 80, httpsPort = 443): HttpListener {
    return this.http(key, { redirect: { protocol: 'HTTPS', port: httpsPort } }, port);
  }

  /** A listener with TLS. @throws WEB003 the port; WEB004 the certificates; WEB007, WEB009, WEB011 the action */
  https(key: string, props: HttpsProps): HttpListener {
    const { port = 443, clientCertificates } = props;
    const [first, ...others] = Object.entries(props.certificates);
    if (first === undefined || others.length > MOST_CERTIFICATES) {
      throw new WebError('WEB004', this, {
        problem: 'a TLS listener has certificates',
        got: `${others.length + (first ? 1 : 0)}`,
        allowed: `1, and ${MOST_CERTIFICATES} more (quota "Certificates per Application Load Balancer")`,
        fix: 'pass a certificate, or use one with several names',
      });
    }
    this.takePort(port, 'tcp', this);
    const config = {
      port,
      protocol: 'HTTPS',
      certificateArn: first[1],
      sslPolicy: props.sslPolicy ?? 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      mutualAuthentication: clientCertificates && this.mutualAuthentication(key, clientCertificates),
    };
    const listener = new HttpListener(this, key, config, props.action, props.authentication);
    for (const [name, arn] of others) listener.certificate(name, arn);
    return listener;
  }

  private mutualAuthentication(
    key: string,
    certificates: ClientCertificates,
  ): { mode: string; trustStoreArn?: string } {
    if (certificates.mode === 'passthrough') return { mode: 'passthrough' };
    const { bucket, key: object } = certificates.authorities;
    this.trustStores ??= new Construct(this, 'TrustStores');
    const store = new LbTrustStore(this.trustStores, key, {
      provider: this.vpc.provider,
      caCertificatesBundleS3Bucket: bucket,
      caCertificatesBundleS3Key: object,
      tags: { Name: this.node.path },
    });
    return { mode: 'verify', trustStoreArn: store.arn };
  }
}
