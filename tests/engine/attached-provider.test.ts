import { credentials } from "@grpc/grpc-js";
import provider_grpc_pb from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import provider_pb from "@pulumi/pulumi/proto/provider_pb.js";
import struct_pb from "google-protobuf/google/protobuf/struct_pb.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttachedProvider, startProvider } from "./attached-provider.ts";

let provider: AttachedProvider;
let client: provider_grpc_pb.ResourceProviderClient;
beforeAll(async () => {
  provider = await startProvider({ accountId: "111122223333", region: "us-east-1" });
  client = new provider_grpc_pb.ResourceProviderClient(
    `127.0.0.1:${provider.port}`,
    credentials.createInsecure(),
  );
});
afterAll(() => {
  client.close();
  provider.stop();
});

const queue = struct_pb.Struct.fromJavaScript({ name: "q", region: "us-west-2" });
const urn = "urn:pulumi:s::p::aws:sqs/queue:Queue::queue";

function create(preview: boolean): Promise<provider_pb.CreateResponse> {
  const request = new provider_pb.CreateRequest().setUrn(urn).setProperties(queue).setPreview(preview);
  return new Promise((resolve, reject) => {
    client.create(request, (error, response) => (error === null ? resolve(response) : reject(error)));
  });
}

function changes(before: struct_pb.Struct, after: struct_pb.Struct): Promise<number> {
  const request = new provider_pb.DiffRequest().setUrn(urn).setOldInputs(before).setNews(after);
  return new Promise((resolve, reject) => {
    client.diff(request, (error, response) =>
      error === null ? resolve(response.getChanges()) : reject(error),
    );
  });
}

describe("the provider the engine tests attach", () => {
  it("computes what the offline renderer computes", async () => {
    const made = await create(false);
    expect(made.getId()).toBe("https://sqs.us-west-2.amazonaws.com/111122223333/q");
    expect(made.getProperties()?.toJavaScript()).toMatchObject({
      arn: "arn:aws:sqs:us-west-2:111122223333:q",
    });
  });

  it("leaves computed values unknown in a preview", async () => {
    const made = await create(true);
    expect(made.getId()).toBe("");
    expect(made.getProperties()?.toJavaScript()).toEqual({ name: "q", region: "us-west-2" });
  });

  it("sees a change exactly when inputs differ", async () => {
    const { DIFF_NONE, DIFF_SOME } = provider_pb.DiffResponse.DiffChanges;
    expect(await changes(queue, queue)).toBe(DIFF_NONE);
    expect(await changes(queue, struct_pb.Struct.fromJavaScript({ name: "other" }))).toBe(DIFF_SOME);
  });
});
