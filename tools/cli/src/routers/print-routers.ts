import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import type { RoutersOptions } from '../commands/routers';
import type { Console } from '../console/console';
import type { FilledRouter } from './fill-router';
import { findRouters, type FoundRouters } from './find-routers';

/** `landbridge routers`: lists customer gateways and their routers, prints or writes their configurations. */
export async function answerRouters(
  options: RoutersOptions & { readonly router?: string | undefined },
  console: Console,
): Promise<void> {
  const found = await findRouters(options, console.host);
  const chosen = choose(found, options);
  const written = options.out === undefined ? [] : writeFiles(chosen, options, console);
  if (options.format === 'json') console.printJson(asJson(chosen, found, options, written));
  else if (options.out !== undefined) for (const file of written) console.print(file);
  else if (options.vendor !== undefined) for (const one of chosen) console.print(textOf(one, options.vendor));
  else printList(chosen, found, console);
}

/** @throws CLI001 no router by that name, or none in that syntax */
function choose(
  { routers }: FoundRouters,
  { router, vendor }: RoutersOptions & { readonly router?: string | undefined },
): readonly FilledRouter[] {
  const chosen = routers.filter(
    ({ router: name, stack }) => router === undefined || name === router || `${stack}/${name}` === router,
  );
  if (router !== undefined && chosen.length === 0) {
    const names = routers.map((one) => one.router).join(', ');
    throw new LandbridgeError({
      code: 'CLI001',
      place: 'routers',
      message: `there is no router ${JSON.stringify(router)}`,
      fix: names === '' ? 'landbridge routers says why there is none' : `name one of ${names}`,
    });
  }
  const lacking = chosen.find(({ forms }) => vendor !== undefined && !forms.has(vendor));
  if (lacking === undefined) return chosen;
  throw new LandbridgeError({
    code: 'CLI001',
    place: 'routers',
    message: `there is no configuration of ${lacking.router} for ${JSON.stringify(vendor)}`,
    fix: `use one of ${[...lacking.forms.keys()].join(', ')}`,
  });
}

function textOf({ forms }: FilledRouter, vendor: string): string {
  return forms.get(vendor)?.text ?? '';
}

/** One file a router and form, below a folder of its stack's name; answers with their paths. */
function writeFiles(
  routers: readonly FilledRouter[],
  { out = '.', vendor }: RoutersOptions,
  { host }: Console,
): readonly string[] {
  return routers.flatMap(({ stack, forms }) =>
    [...forms]
      .filter(([form]) => vendor === undefined || form === vendor)
      .map(([, { file, text }]) => {
        const folder = resolve(host.cwd, out, stack);
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, file), text);
        return relative(host.cwd, join(folder, file));
      }),
  );
}

function asJson(
  routers: readonly FilledRouter[],
  { undescribed }: FoundRouters,
  { vendor }: RoutersOptions,
  files: readonly string[],
): unknown {
  return {
    routers: routers.map(({ stack, router, customerGateway, complete, open, model, forms }) => {
      const vendors = [...forms.keys()];
      const configuration = vendor === undefined ? {} : { vendor, configuration: forms.get(vendor)?.text };
      return { stack, router, customerGateway, complete, open, vendors, model, ...configuration };
    }),
    undescribed,
    ...(files.length > 0 && { files }),
  };
}

function printList(
  routers: readonly FilledRouter[],
  { outdir, undescribed }: FoundRouters,
  console: Console,
): void {
  const { colors, host } = console;
  const [first] = routers;
  if (first === undefined) {
    const where = relative(host.cwd, outdir) || '.';
    console.print(`no router in ${where}: no VPN or virtual interface of @landbridge/hybrid is in it`);
  } else {
    const rows = routers.map((one) => [
      `${one.stack}/${one.router}`,
      one.addresses.join(', ') || 'no outside address',
      `AS ${one.asn}`,
      links(one),
      one.complete ? 'complete' : `${one.open.length} values known once ${one.stack} is deployed`,
    ]);
    const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    console.print(colors.bold('routers'));
    for (const row of rows) {
      console.print(
        `  ${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}`,
      );
    }
    const [vendor = 'neutral'] = [...first.forms.keys()];
    console.print(`\n  show one   landbridge routers ${first.router} --vendor ${vendor}`);
    console.print(`  write all  landbridge routers --out routers   (${[...first.forms.keys()].join(', ')})`);
  }
  if (undescribed.length === 0) return;
  console.print(
    `\n${colors.bold('customer gateways without a configuration')}, no construct of @landbridge/hybrid made them`,
  );
  for (const address of undescribed) console.print(`  ${address}`);
}

function links({ model }: FilledRouter): string {
  const counts = [
    [model.tunnels.length, 'tunnel'],
    [model.interfaces.length, 'Direct Connect session'],
  ] as const;
  return counts
    .filter(([count]) => count > 0)
    .map(([count, noun]) => `${count} ${noun}${count === 1 ? '' : 's'}`)
    .join(', ');
}
