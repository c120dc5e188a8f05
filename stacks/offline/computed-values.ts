import { createHash } from "node:crypto";
import {
  isMap,
  type PropertyMap,
  type PropertyValue,
  reveal,
  type Urn,
} from "../../exchange/resource-graph.ts";
import { idPrefixes } from "./generated-ids.ts";
import { storeSynthesis } from "./store-values.ts";

/** Where and for whom a resource would be made. */
export interface Place {
  readonly accountId: string;
  /** The provider's region, for resources that name none. */
  readonly region: string;
}

export interface ResourceRequest {
  readonly urn: Urn;
  readonly type: string;
  readonly name: string;
  readonly inputs: PropertyMap;
}

/** What a provider adds to a resource's inputs. */
export interface Computed {
  readonly id: string;
  readonly outputs: PropertyMap;
}

export interface Facts extends ResourceRequest, Place {
  /** The resource's own region: its input, or the provider's. */
  readonly region: string;
  /** Its `name` input, or the name Pulumi would make up: the resource's name and seven digits. */
  readonly physicalName: string;
}

type Synthesis = (facts: Facts) => Computed;

/** AWS services without regions (AWS endpoints and quotas reference). */
const globalServices = new Set([
  "budgets",
  "cloudfront",
  "globalaccelerator",
  "iam",
  "organizations",
  "route53",
  "shield",
]);

/**
 * What providers answer for the types whose answers others build on. Shapes are those of the AWS provider; values
 * are made from names alone, so that equal programs give equal graphs.
 */
const synthesis: Readonly<Record<string, Synthesis>> = {
  "aws:kms/key:Key": (facts) => {
    const keyId = flag(facts, "multiRegion") ? `mrk-${digest(facts.urn, 32)}` : uuid(facts.urn);
    return { id: keyId, outputs: { keyId, arn: arn(facts, "kms", `key/${keyId}`) } };
  },
  "aws:kms/replicaKey:ReplicaKey": (facts) => {
    const keyId = text(facts, "primaryKeyArn").split("/").at(-1) ?? "";
    return { id: keyId, outputs: { keyId, arn: arn(facts, "kms", `key/${keyId}`) } };
  },
  "aws:lambda/function:Function": (facts) => {
    const functionArn = arn(facts, "lambda", `function:${facts.physicalName}`);
    return { id: facts.physicalName, outputs: { name: facts.physicalName, arn: functionArn, version: "1" } };
  },
  "aws:lambda/alias:Alias": (facts) => {
    const path = `${text(facts, "functionName")}:${facts.physicalName}`;
    return { id: path, outputs: { name: facts.physicalName, arn: arn(facts, "lambda", `function:${path}`) } };
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": (facts) => {
    const id = uuid(facts.urn);
    return { id, outputs: { uuid: id, arn: arn(facts, "lambda", `event-source-mapping:${id}`) } };
  },
  "aws:sesv2/configurationSet:ConfigurationSet": (facts) => {
    const name = text(facts, "configurationSetName");
    return { id: name, outputs: { arn: arn(facts, "ses", `configuration-set/${name}`) } };
  },
  "aws:sesv2/emailIdentity:EmailIdentity": (facts) => {
    const name = text(facts, "emailIdentity");
    return { id: name, outputs: { arn: arn(facts, "ses", `identity/${name}`) } };
  },
  "aws:kms/alias:Alias": (facts) => ({
    id: facts.physicalName,
    outputs: { name: facts.physicalName, arn: arn(facts, "kms", facts.physicalName) },
  }),
  "aws:sqs/queue:Queue": (facts) => {
    const url = `https://sqs.${facts.region}.amazonaws.com/${facts.accountId}/${facts.physicalName}`;
    return {
      id: url,
      outputs: { url, name: facts.physicalName, arn: arn(facts, "sqs", facts.physicalName) },
    };
  },
  "aws:sqs/queuePolicy:QueuePolicy": (facts) => ({ id: text(facts, "queueUrl"), outputs: {} }),
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": (facts) => ({ id: text(facts, "queueUrl"), outputs: {} }),
  "aws:cloudwatch/eventBus:EventBus": (facts) =>
    named(facts, arn(facts, "events", `event-bus/${facts.physicalName}`)),
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": (facts) => ({
    id: text(facts, "eventBusName"),
    outputs: {},
  }),
  "aws:cloudwatch/eventArchive:EventArchive": (facts) =>
    named(facts, arn(facts, "events", `archive/${facts.physicalName}`)),
  "aws:cloudwatch/eventRule:EventRule": (facts) => {
    const bus = text(facts, "eventBusName") || "default";
    const path = bus === "default" ? facts.physicalName : `${bus}/${facts.physicalName}`;
    return { id: path, outputs: { name: facts.physicalName, arn: arn(facts, "events", `rule/${path}`) } };
  },
  "aws:cloudwatch/eventTarget:EventTarget": (facts) => {
    const targetId = text(facts, "targetId") || facts.physicalName;
    return { id: `${text(facts, "rule")}-${targetId}`, outputs: { targetId } };
  },
  "aws:cloudwatch/eventEndpoint:EventEndpoint": (facts) =>
    named(facts, arn(facts, "events", `endpoint/${facts.physicalName}`)),
  "aws:route53/healthCheck:HealthCheck": (facts) => {
    const id = uuid(facts.urn);
    return { id, outputs: { arn: `arn:aws:route53:::healthcheck/${id}` } };
  },
  "aws:cloudwatch/logGroup:LogGroup": (facts) =>
    named(facts, arn(facts, "logs", `log-group:${facts.physicalName}`)),
  "aws:cloudwatch/logDeliverySource:LogDeliverySource": (facts) =>
    named(facts, arn(facts, "logs", `delivery-source:${facts.physicalName}`)),
  "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": (facts) =>
    named(facts, arn(facts, "logs", `delivery-destination:${facts.physicalName}`)),
  "aws:cloudwatch/logDelivery:LogDelivery": (facts) => {
    const id = digest(facts.urn, 16);
    return { id, outputs: { arn: arn(facts, "logs", `delivery:${id}`) } };
  },
  "aws:ec2/vpc:Vpc": (facts) => {
    const { id, outputs } = withGeneratedId(facts);
    const own = (prefix: string) => `${prefix}-${digest(`${facts.urn} ${prefix}`, 17)}`;
    const mainTable = own("rtb");
    const defaults = { defaultSecurityGroupId: own("sg"), defaultNetworkAclId: own("acl") };
    return {
      id,
      outputs: { ...outputs, ...defaults, mainRouteTableId: mainTable, defaultRouteTableId: mainTable },
    };
  },
  "aws:ec2/eip:Eip": (facts) => {
    const { id, outputs } = withGeneratedId(facts);
    // TEST-NET-3 (RFC 5737): an address that is nobody's.
    const publicIp = `203.0.113.${Number.parseInt(digest(facts.urn, 4), 16) % 256}`;
    return { id, outputs: { ...outputs, allocationId: id, publicIp } };
  },
  "aws:s3/bucket:Bucket": (facts) => {
    const bucket = text(facts, "bucket") || facts.physicalName;
    return { id: bucket, outputs: { bucket, arn: `arn:aws:s3:::${bucket}` } };
  },
  "aws:sns/topic:Topic": (facts) => {
    const topicArn = arn(facts, "sns", facts.physicalName);
    return { id: topicArn, outputs: { name: facts.physicalName, arn: topicArn } };
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": (facts) => {
    const issuer = text(facts, "url").replace(/^https:\/\//, "");
    const providerArn = arn(facts, "iam", `oidc-provider/${issuer}`);
    return { id: providerArn, outputs: { arn: providerArn, url: issuer } };
  },
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": (facts) => {
    const service = text(facts, "awsServiceName");
    const [word = ""] = service.split(".");
    const name = `AWSServiceRoleFor${word.charAt(0).toUpperCase()}${word.slice(1)}`;
    const roleArn = arn(facts, "iam", `role/aws-service-role/${service}/${name}`);
    return { id: roleArn, outputs: { name, arn: roleArn, path: `/aws-service-role/${service}/` } };
  },
  "aws:guardduty/detector:Detector": (facts) => {
    const id = digest(facts.urn, 32);
    return { id, outputs: { arn: arn(facts, "guardduty", `detector/${id}`) } };
  },
  ...storeSynthesis,
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": (facts) => ({
    id: text(facts, "policyName"),
    outputs: {},
  }),
};

/** What the provider would compute for a resource, made up deterministically from its type, names, region and account. */
export function synthesise(request: ResourceRequest, place: Place): Computed {
  if (request.type.startsWith("pulumi:providers:")) return { id: uuid(request.urn), outputs: {} };
  if (request.type.startsWith("kubernetes:")) return kubernetesObject(request);
  const region = regionOf(request.type, request.inputs, place.region) ?? "";
  const physicalName = textOf(request.inputs, "name") || `${request.name}-${digest(request.urn, 7)}`;
  const facts: Facts = { ...request, ...place, region, physicalName };
  const { id, outputs } = (synthesis[request.type] ?? anyAwsResource)(facts);
  const always: Record<string, PropertyValue> = region === "" ? {} : { region };
  const tags = request.inputs["tags"];
  if (tags !== undefined) always["tagsAll"] = tags;
  return { id, outputs: { ...always, ...outputs } };
}

/** The region an AWS resource is in; `undefined` when its service has none or it is not AWS. */
export function regionOf(type: string, inputs: PropertyMap, providerRegion: string): string | undefined {
  const service = /^aws:([^/:]+)/.exec(type)?.[1];
  if (service === undefined || globalServices.has(service)) return undefined;
  return textOf(inputs, "region") || providerRegion;
}

/** An id as the engine gives providers and AWS gives plain keys, made from a text. */
export function uuid(seed: string): string {
  const hex = digest(seed, 32);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join("-");
}

function anyAwsResource(facts: Facts): Computed {
  if (idPrefixes[facts.type] !== undefined) return withGeneratedId(facts);
  const [, service = "", kind = ""] = /^[^:]+:([^/:]+)[^:]*:(.+)$/.exec(facts.type) ?? [];
  return named(
    facts,
    arn(facts, service, `${kind.charAt(0).toLowerCase()}${kind.slice(1)}/${facts.physicalName}`),
  );
}

/** An id as EC2 makes them: prefix and 17 hexadecimal digits. Its ARN ends in it. */
function withGeneratedId(facts: Facts): Computed {
  const id = `${idPrefixes[facts.type] ?? "id"}-${digest(facts.urn, 17)}`;
  const kind =
    facts.type
      .split(":")
      .at(-1)
      ?.replaceAll(/(?<!^)([A-Z])/g, "-$1")
      .toLowerCase() ?? "";
  return { id, outputs: { arn: arn(facts, "ec2", `${kind}/${id}`) } };
}

/** Kubernetes echoes what it was given; an object without a name gets one. */
function kubernetesObject({ name, urn, inputs }: ResourceRequest): Computed {
  const metadata = isMap(inputs["metadata"]) ? inputs["metadata"] : {};
  const objectName = textOf(metadata, "name") || `${name}-${digest(urn, 8)}`;
  const namespace = textOf(metadata, "namespace");
  return {
    id: namespace === "" ? objectName : `${namespace}/${objectName}`,
    outputs: { metadata: { ...metadata, name: objectName } },
  };
}

function named(facts: Facts, resourceArn: string): Computed {
  return { id: facts.physicalName, outputs: { name: facts.physicalName, arn: resourceArn } };
}

function arn({ region, accountId }: Facts, service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}

function text({ inputs }: Facts, key: string): string {
  return textOf(inputs, key);
}

function flag({ inputs }: Facts, key: string): boolean {
  return reveal(inputs[key]) === true;
}

function textOf(inputs: PropertyMap, key: string): string {
  const value = reveal(inputs[key]);
  return typeof value === "string" ? value : "";
}

function digest(seed: string, length: number): string {
  return createHash("sha256").update(seed).digest("hex").slice(0, length);
}
