/**
 * User data of a proxy: nginx passes TLS through to whatever allowed name the client asks for (SNI), decrypting nothing.
 * Every other name is refused. The packages come from Amazon Linux repositories, which lie in S3 of the same Region.
 *
 * @param names allowed names; names below them are allowed too
 * @see https://docs.aws.amazon.com/linux/al2023/ug/managing-repos-os-updates.html
 * @see https://nginx.org/en/docs/stream/ngx_stream_ssl_preread_module.html
 */
export function proxyScript(names: readonly string[]): string {
  const allowed = names.map((name) => `    .${name} $ssl_preread_server_name:443;`);
  return `#!/bin/bash
set -euo pipefail
dnf install -y nginx nginx-mod-stream
cat > /etc/nginx/nginx.conf <<'NGINX'
include /usr/share/nginx/modules/*.conf;
events {}
stream {
  map $ssl_preread_server_name $destination {
    hostnames;
    default "";
${allowed.join('\n')}
  }
  server {
    listen 443;
    ssl_preread on;
    resolver 169.254.169.253;
    proxy_pass $destination;
  }
}
NGINX
systemctl enable --now nginx
`;
}
