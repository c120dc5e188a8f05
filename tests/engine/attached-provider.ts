import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData } from "@grpc/grpc-js";
import plugin_pb from "@pulumi/pulumi/proto/plugin_pb.js";
import provider_grpc_pb from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import provider_pb from "@pulumi/pulumi/proto/provider_pb.js";
import empty_pb from "google-protobuf/google/protobuf/empty_pb.js";
import { typeOfUrn } from "../../exchange/resource-graph.ts";
import { answerInvoke } from "../../stacks/offline/answers.ts";
import { type Place, synthesise } from "../../stacks/offline/computed-values.ts";
import { mapOf, structOf } from "../../stacks/offline/struct.ts";

type Handler<Request, Response> = (
  call: ServerUnaryCall<Request, Response>,
  done: sendUnaryData<Response>,
) => void;

/** A provider that is listening; `port` goes into PULUMI_DEBUG_PROVIDERS. */
export interface AttachedProvider {
  readonly port: number;
  stop(): void;
}

/**
 * A resource provider for the real engine that makes nothing and answers with the offline renderer's values, so that
 * a whole `up` runs without cloud or plugin (PULUMI_DEBUG_PROVIDERS=aws:<port>). It keeps no state of its own.
 */
export async function startProvider(place: Place): Promise<AttachedProvider> {
  const server = new Server();
  server.addService(provider_grpc_pb.ResourceProviderService, { ...handlersFor(place) });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return { port, stop: () => server.forceShutdown() };
}

function handlersFor(place: Place) {
  const answer =
    <Request, Response>(respond: (request: Request) => Response): Handler<Request, Response> =>
    ({ request }, done) =>
      done(null, respond(request));
  const empty = answer(() => new empty_pb.Empty());
  const check = answer((request: provider_pb.CheckRequest) =>
    new provider_pb.CheckResponse().setInputs(request.getNews()),
  );
  return {
    handshake: answer(() => new provider_pb.ProviderHandshakeResponse()),
    attach: empty,
    cancel: empty,
    getPluginInfo: answer(() => new plugin_pb.PluginInfo().setVersion("0.0.1")),
    getSchema: answer(() => new provider_pb.GetSchemaResponse().setSchema("{}")),
    checkConfig: check,
    diffConfig: answer(diff),
    configure: answer(() => new provider_pb.ConfigureResponse().setSupportspreview(true)),
    invoke: answer((request: provider_pb.InvokeRequest) => {
      const result = answerInvoke(request.getTok(), mapOf(request.getArgs()), place);
      return new provider_pb.InvokeResponse().setReturn(structOf(result ?? {}));
    }),
    check,
    diff: answer(diff),
    create: answer((request: provider_pb.CreateRequest) => create(request, place)),
    read: answer((request: provider_pb.ReadRequest) =>
      new provider_pb.ReadResponse()
        .setId(request.getId())
        .setProperties(request.getProperties())
        .setInputs(request.getInputs()),
    ),
    update: answer((request: provider_pb.UpdateRequest) =>
      new provider_pb.UpdateResponse().setProperties(
        structOf({ ...mapOf(request.getOlds()), ...mapOf(request.getNews()) }),
      ),
    ),
    delete: empty,
  };
}

/** In a preview only the inputs are known; what is missing from the answer is unknown to the program. */
function create(request: provider_pb.CreateRequest, place: Place): provider_pb.CreateResponse {
  const inputs = mapOf(request.getProperties());
  const response = new provider_pb.CreateResponse();
  if (request.getPreview()) return response.setProperties(request.getProperties());
  const urn = request.getUrn();
  const name = urn.split("::").at(-1) ?? "";
  const { id, outputs } = synthesise({ urn, type: typeOfUrn(urn), name, inputs }, place);
  return response.setId(id).setProperties(structOf({ ...inputs, ...outputs }));
}

function diff(request: provider_pb.DiffRequest): provider_pb.DiffResponse {
  const { DIFF_NONE, DIFF_SOME } = provider_pb.DiffResponse.DiffChanges;
  const before = request.hasOldInputs() ? request.getOldInputs() : request.getOlds();
  const same = JSON.stringify(mapOf(before)) === JSON.stringify(mapOf(request.getNews()));
  return new provider_pb.DiffResponse().setChanges(same ? DIFF_NONE : DIFF_SOME);
}
