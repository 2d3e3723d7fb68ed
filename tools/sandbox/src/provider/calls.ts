import type { Connection } from '../protocol/grpc-server';
import { factsOf } from '../behaviour/facts';
import { planResource } from '../behaviour/plan';
import { validateResource } from '../behaviour/validate';
import type { TfObject } from '../contract';
import type { Methods, UnaryHandler } from '../protocol/grpc-server';
import { Request, Response } from '../protocol/messages';
import { readFields, WireWriter } from '../protocol/wire';
import { applyChange } from './apply';
import { failureResponse } from './failure';
import { callFunction, encodeFunctions } from './functions';
import { fromWire, toWire } from './dynamic-types';
import { withoutZeroValues } from './foreign-state';
import { scopeOf, type Provider } from './provider';
import { importResource, readDataSource, readResource } from './read';
import { accountComplaint, configureSession } from './session';
import { upgradeBlock } from './upgrade';

type Call = (request: Request, connection: Connection) => Response | Promise<Response>;

/** The calls of plugin protocol 5; field numbers follow Terraform's `tfplugin5.proto`. */
export function providerMethods(provider: Provider): Methods {
  const calls: Record<string, Call> = {
    GetMetadata: () => metadata(provider),
    PrepareProviderConfig: (request) => new Response().bytes(1, request.bytes(1)),
    Configure: (request, connection) => configure(provider, request, connection),
    Stop: () => new Response(),
    ValidateDataSourceConfig: () => new Response(),
    ValidateResourceTypeConfig: (request) => validate(provider, request),
    UpgradeResourceState: (request, connection) => upgrade(provider, request, connection),
    ReadResource: (request, connection) => read(provider, request, connection),
    PlanResourceChange: (request, connection) => plan(provider, request, connection),
    ApplyResourceChange: (request, connection) => apply(provider, request, connection),
    ImportResourceState: (request, connection) => importState(provider, request, connection),
    ReadDataSource: (request, connection) => readData(provider, request, connection),
    CallFunction: (request) => callFunction(request),
  };
  const methods = new Map<string, UnaryHandler | 'stream'>();
  for (const [name, call] of Object.entries(calls))
    methods.set(`/tfplugin5.Provider/${name}`, (message, connection) => {
      const request = new Request(message);
      const fail = (error: unknown): Buffer => failureResponse(name, request, error).finish();
      try {
        const response = call(request, connection);
        return response instanceof Promise
          ? response.then((done) => done.finish()).catch(fail)
          : response.finish();
      } catch (error) {
        return fail(error);
      }
    });
  methods.set('/tfplugin5.Provider/GetFunctions', () => encodeFunctions(1));
  methods.set('/tfplugin5.Provider/GetSchema', () =>
    Buffer.concat([provider.catalog.response, encodeFunctions(7)]),
  );
  return methods;
}

function metadata(provider: Provider): Response {
  const response = new Response().bytes(1, new WireWriter().varint(2, 1).finish());
  for (const name of provider.catalog.dataSourceTypes)
    response.bytes(3, new WireWriter().text(1, name).finish());
  for (const name of provider.catalog.resourceTypes)
    response.bytes(4, new WireWriter().text(1, name).finish());
  return response;
}

function configure(provider: Provider, request: Request, connection: Connection): Response {
  const config = request.value(2) as TfObject;
  const session = configureSession(config, provider.defaults);
  provider.configure(connection, session);
  const complaint = accountComplaint(config, session.scope.account);
  return new Response().diagnostics(
    1,
    complaint === undefined ? [] : [{ severity: 'error', summary: complaint }],
  );
}

function validate(provider: Provider, request: Request): Response {
  const type = request.text(1);
  const { block } = provider.resource(type);
  const config = fromWire(block, request.value(2)) ?? {};
  return new Response().diagnostics(1, validateResource(block, factsOf(type), config));
}

async function upgrade(provider: Provider, request: Request, connection: Connection): Promise<Response> {
  const type = request.text(1);
  const { block } = provider.resource(type);
  let json: TfObject = {};
  readFields(request.bytes(3) ?? new Uint8Array(), (field, bytes) => {
    if (field === 1 && typeof bytes !== 'number')
      json = JSON.parse(Buffer.from(bytes).toString('utf8')) as TfObject;
  });
  const state = upgradeBlock(block, json);
  const cleaned = factsOf(type).kind === 'sdkv2' ? withoutZeroValues(block, state) : undefined;
  if (cleaned === undefined) return new Response().value(1, toWire(block, state));
  const ours = (await readResource(provider, provider.session(connection), type, state)).values !== null;
  return new Response().value(1, toWire(block, ours ? state : cleaned));
}

async function read(provider: Provider, request: Request, connection: Connection): Promise<Response> {
  const type = request.text(1);
  const { block } = provider.resource(type);
  const state = fromWire(block, request.value(2)) ?? {};
  const output = await readResource(provider, provider.session(connection), type, state);
  return new Response()
    .value(1, toWire(block, output.values))
    .diagnostics(2, output.diagnostics)
    .bytes(3, request.bytes(3));
}

function plan(provider: Provider, request: Request, connection: Connection): Response {
  const type = request.text(1);
  const schema = provider.resource(type);
  const prior = fromWire(schema.block, request.value(2));
  const proposed = fromWire(schema.block, request.value(3));
  if (proposed === null) return new Response().value(1, null).bytes(3, request.bytes(5));
  const session = provider.session(connection);
  const output = planResource({
    type,
    schema,
    facts: factsOf(type),
    scope: scopeOf(session, null),
    defaultTags: session.defaultTags,
    ignoresTag: session.ignoresTag,
    prior,
    proposed,
    config: fromWire(schema.block, request.value(4)) ?? {},
    strict: provider.strict,
  });
  if (factsOf(type).origin === 'shape') provider.tally.shapeOnly.add(type);
  return new Response()
    .value(1, toWire(schema.block, output.planned))
    .paths(2, output.replace)
    .bytes(3, request.bytes(5))
    .diagnostics(4, output.diagnostics)
    .flag(5, output.legacy);
}

async function apply(provider: Provider, request: Request, connection: Connection): Promise<Response> {
  const type = request.text(1);
  const { block } = provider.resource(type);
  const prior = fromWire(block, request.value(2));
  const planned = fromWire(block, request.value(3));
  const output = await applyChange(
    provider,
    provider.session(connection),
    type,
    prior,
    planned,
    fromWire(block, request.value(4)),
  );
  return new Response()
    .value(1, toWire(block, output.values))
    .bytes(2, request.bytes(5))
    .diagnostics(3, output.diagnostics);
}

async function importState(provider: Provider, request: Request, connection: Connection): Promise<Response> {
  const type = request.text(1);
  const output = await importResource(provider, provider.session(connection), type, request.text(2));
  const response = new Response().diagnostics(2, output.diagnostics);
  if (output.values === null) return response;
  return response.bytes(
    1,
    new Response()
      .text(1, type)
      .value(2, toWire(provider.resource(type).block, output.values))
      .finish(),
  );
}

async function readData(provider: Provider, request: Request, connection: Connection): Promise<Response> {
  const type = request.text(1);
  const { block } = provider.dataSource(type);
  const config = fromWire(block, request.value(2)) ?? {};
  const output = await readDataSource(provider, provider.session(connection), type, config);
  const response = new Response().diagnostics(2, output.diagnostics);
  return output.values === null ? response : response.value(1, toWire(block, output.values));
}
