import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** `LANDBRIDGE_CHROMIUM`, else the first Chromium on PATH. @throws where there is none */
export function chromiumPath(env: NodeJS.ProcessEnv = process.env): string {
  const folders = (env['PATH'] ?? '').split(delimiter);
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [env['LANDBRIDGE_CHROMIUM'], ...candidates].find(
    (file) => file !== undefined && isProgram(file),
  );
  if (found !== undefined) return found;
  throw new Error('no Chromium was found: install it, or name it in LANDBRIDGE_CHROMIUM');
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
