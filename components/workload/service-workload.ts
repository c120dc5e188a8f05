import type { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource.js";
import { Deployment } from "@pulumi/kubernetes/apps/v1/deployment.js";
import { HorizontalPodAutoscaler } from "@pulumi/kubernetes/autoscaling/v2/horizontalPodAutoscaler.js";
import { Namespace } from "@pulumi/kubernetes/core/v1/namespace.js";
import { ResourceQuota } from "@pulumi/kubernetes/core/v1/resourceQuota.js";
import { Service } from "@pulumi/kubernetes/core/v1/service.js";
import { ServiceAccount } from "@pulumi/kubernetes/core/v1/serviceAccount.js";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1/networkPolicy.js";
import { PodDisruptionBudget } from "@pulumi/kubernetes/policy/v1/podDisruptionBudget.js";
import * as pulumi from "@pulumi/pulumi";
import type { KeyRef } from "../foundation/index.ts";
import { labelsOf, type Ownership, type Region } from "../naming/index.ts";
import type { SchedulingService } from "../surge/index.ts";
import { auditLog, auditStreamAnnotation } from "./audit-log.ts";
import { autoscalingOf } from "./autoscaling.ts";
import type { ServiceCapacity } from "./capacity.ts";
import { networkRulesOf } from "./network-rules.ts";
import { podSpecOf } from "./pod.ts";
import { quotaOf, rolloutSurgePercent } from "./quota.ts";
import { serviceFacts } from "./services.ts";

export interface ServiceWorkloadArgs {
  /** Decides namespace, tier, priority and who may call whom. */
  readonly service: SchedulingService;
  readonly region: Region;
  /** `registry/repository@sha256:…`. */
  readonly image: string;
  /** From `capacityOf`, so that replicas follow the declared surge. */
  readonly capacity: ServiceCapacity;
  /** The VPC's address range; AWS endpoints and the database are inside it. */
  readonly vpcCidr: string;
  /** Name of the bus the service publishes to. */
  readonly busName: string;
  /** Encrypts the audit log: the customer key of patient data, as `region` names it. */
  readonly auditKey: KeyRef;
  readonly ownership: Ownership;
}

/**
 * One service on the core cluster: its own namespace with Kubernetes' restricted profile and a quota, a deployment
 * spread over zones, an autoscaler that follows request rate and CPU fast enough for every declared scenario, a
 * disruption budget, network policies that deny by default, and a log group for its audit lines, which its
 * pods name in the annotation `wardrail/audit-stream`. It calls no Kubernetes API and has no token for one.
 *
 * @example
 * new ServiceWorkload("booking", { service: "booking", region: "us-east-1", image, vpcCidr: "10.40.0.0/16",
 *   capacity: capacityOf({ service: "booking", hospitals: 200 }), busName, auditKey, ownership });
 */
export class ServiceWorkload extends pulumi.ComponentResource {
  readonly namespaceName: string;
  readonly nodes: {
    readonly namespace: Namespace;
    readonly deployment: Deployment;
    readonly autoscaler: HorizontalPodAutoscaler;
    readonly auditLog: LogGroup;
  };

  constructor(name: string, args: ServiceWorkloadArgs, opts?: pulumi.ComponentResourceOptions) {
    const { service, region, image, capacity, busName, ownership } = args;
    const { tier, dataClass, priorityClass } = serviceFacts[service];
    super("wardrail:workload:ServiceWorkload", name, { service, region, tier, dataClass, capacity }, opts);
    const child = { parent: this };
    const labels = labelsOf(ownership, { service, dataClass, tier });
    const selector = { "app.kubernetes.io/name": service };
    const namespace = new Namespace(
      `${name}-namespace`,
      {
        metadata: {
          name: service,
          labels: {
            ...labels,
            "pod-security.kubernetes.io/enforce": "restricted",
            "pod-security.kubernetes.io/audit": "restricted",
            "pod-security.kubernetes.io/warn": "restricted",
          },
        },
      },
      // Deleting a namespace deletes everything in it.
      { parent: this, protect: true },
    );
    const named = (objectName: string) => ({ name: objectName, namespace: namespace.metadata.name, labels });
    new ResourceQuota(
      `${name}-quota`,
      { metadata: named(service), spec: { hard: quotaOf(capacity) } },
      child,
    );
    for (const rule of networkRulesOf(service, args, selector)) {
      new NetworkPolicy(
        `${name}-network-${rule.name}`,
        { metadata: named(`${service}-${rule.name}`), spec: rule.spec },
        child,
      );
    }
    const audit = auditLog(name, { service, region, key: args.auditKey, ownership }, child);
    const annotations = { [auditStreamAnnotation]: audit.name };
    const account = new ServiceAccount(
      `${name}-service-account`,
      { metadata: named(service), automountServiceAccountToken: false },
      child,
    );
    const deployment = new Deployment(
      `${name}-deployment`,
      {
        metadata: { ...named(service), annotations },
        spec: {
          // No replicas: the autoscaler owns the number, and a second owner would reset it on every update.
          revisionHistoryLimit: 5,
          selector: { matchLabels: selector },
          strategy: {
            type: "RollingUpdate",
            rollingUpdate: { maxUnavailable: 0, maxSurge: `${rolloutSurgePercent}%` },
          },
          template: {
            metadata: { labels, annotations },
            spec: podSpecOf({
              service,
              image,
              priorityClass,
              selector,
              serviceAccountName: account.metadata.name,
              environment: { AWS_REGION: region, EVENT_BUS_NAME: busName, SERVICE_NAME: service },
            }),
          },
        },
      },
      child,
    );
    new Service(
      `${name}-service`,
      {
        metadata: named(service),
        spec: {
          type: "ClusterIP",
          selector,
          ports: [{ name: "http", port: 80, targetPort: "http", protocol: "TCP", appProtocol: "http" }],
        },
      },
      child,
    );
    const autoscaler = new HorizontalPodAutoscaler(
      `${name}-autoscaler`,
      {
        metadata: named(service),
        spec: {
          scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: deployment.metadata.name },
          ...autoscalingOf(capacity, { service, region }),
        },
      },
      child,
    );
    new PodDisruptionBudget(
      `${name}-disruption-budget`,
      {
        metadata: named(service),
        spec: {
          maxUnavailable: 1,
          selector: { matchLabels: selector },
          // A pod that is not ready serves nobody; it must not keep a node from being drained.
          unhealthyPodEvictionPolicy: "AlwaysAllow",
        },
      },
      child,
    );
    new CustomResource(
      `${name}-monitor`,
      {
        apiVersion: "monitoring.coreos.com/v1",
        kind: "PodMonitor",
        metadata: named(service),
        spec: {
          selector: { matchLabels: selector },
          podMetricsEndpoints: [{ port: "metrics", interval: "15s", path: "/metrics" }],
        },
      },
      child,
    );
    this.namespaceName = service;
    this.nodes = { namespace, deployment, autoscaler, auditLog: audit };
    this.registerOutputs({ namespaceName: service });
  }
}
