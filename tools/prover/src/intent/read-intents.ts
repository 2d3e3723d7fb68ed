import { readFileSync } from 'node:fs';
import { LandbridgeError, parseJson, protocolNumber } from '@landbridge/terraform-model';

import { intentFileSchema, type Intent, type IntentException, type IntentFile } from './intent-schema';
import { firstIssue } from './issue';

/** Reads an intent file. Throws PRV102 with file and place. */
export function readIntents(file: string): IntentFile {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const said = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw refuse(file, `cannot be read: ${said}`, 'name an existing intent file');
  }
  return parseIntents(parseJson(text, file, 'PRV102'), file);
}

/** Checks intents that were made in another way. */
export function parseIntents(data: unknown, place: string): IntentFile {
  const parsed = intentFileSchema.safeParse(data);
  if (!parsed.success) {
    const { path, message } = firstIssue(parsed.error);
    throw refuse(`${place}#${path}`, message, 'see schema/intent.schema.json of the prover');
  }
  parsed.data.intents.forEach((intent, at) => checkIntent(intent, `${place}#/intents/${at}`, parsed.data));
  return parsed.data;
}

function checkIntent(intent: Intent, place: string, file: IntentFile): void {
  checkPorts(intent, place);
  intent.except?.forEach((exception, at) => checkPorts(exception, `${place}/except/${at}`));
  const twin = file.intents.find((other) => other.name === intent.name);
  if (twin !== intent)
    throw refuse(
      `${place}/name`,
      `two intents are called ${JSON.stringify(intent.name)}`,
      'give each its own name',
    );
}

/** Ports without a protocol that has ports would be ignored. */
function checkPorts({ protocol, ports }: Intent | IntentException, place: string): void {
  if (ports === undefined) return;
  const number = protocolNumber(protocol ?? 'any');
  if (number === 6 || number === 17) return;
  throw refuse(
    `${place}/ports`,
    `ports mean nothing for protocol ${protocol ?? 'any'}`,
    'set "protocol" to tcp or udp, or leave out "ports"',
  );
}

function refuse(place: string, message: string, fix: string): LandbridgeError {
  return new LandbridgeError({ code: 'PRV102', place, message, fix });
}
