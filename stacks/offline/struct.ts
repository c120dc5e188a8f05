import struct_pb from "google-protobuf/google/protobuf/struct_pb.js";
import type { PropertyMap } from "../../exchange/resource-graph.ts";

/** A protobuf Struct as the JSON it holds by construction. */
export function mapOf(struct: struct_pb.Struct | undefined): PropertyMap {
  return (struct?.toJavaScript() ?? {}) as PropertyMap;
}

/** JSON as a protobuf Struct. */
export function structOf(map: PropertyMap): struct_pb.Struct {
  return struct_pb.Struct.fromJavaScript(map as Parameters<typeof struct_pb.Struct.fromJavaScript>[0]);
}
