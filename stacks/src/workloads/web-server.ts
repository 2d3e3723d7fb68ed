/** Port that web servers answer on, health checks included. */
export const WEB_PORT = 8080;
/** Path that says whether a web server serves. */
export const WEB_HEALTH_PATH = '/up';
/** Port on which web servers ask application servers. */
export const APP_PORT = 8443;

/** User data of a web server: the least that answers users and health checks. */
export const WEB_SERVER_SCRIPT = `#!/bin/bash
set -euo pipefail
dnf install -y nginx
cat > /etc/nginx/conf.d/web.conf <<'NGINX'
server {
  listen ${WEB_PORT} default_server;
  location = ${WEB_HEALTH_PATH} { return 200; }
}
NGINX
systemctl enable --now nginx
`;
