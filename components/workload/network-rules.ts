import type { input as types } from "@pulumi/kubernetes/types/index.js";
import type { SchedulingService } from "../surge/index.ts";
import { httpPort, metricsPort } from "./pod.ts";
import { callersOf, serviceFacts } from "./services.ts";

const postgresPort = 5432;
const httpsPort = 443;
/** Where the EKS Pod Identity agent of a node answers (EKS user guide). */
const podIdentityAgent = { cidr: "169.254.170.23/32", port: 80 };

export interface NetworkRule {
  /** Ends the policy's name. */
  readonly name: string;
  readonly spec: types.networking.v1.NetworkPolicySpec;
}

/**
 * The network policies of a service's namespace: nothing in or out, except from the gateway, from services that call
 * it, from Prometheus; and to DNS, to the services it calls, to AWS through the VPC's endpoints and to its database.
 */
export function networkRulesOf(
  service: SchedulingService,
  network: { readonly vpcCidr: string },
  selector: Readonly<Record<string, string>>,
): readonly NetworkRule[] {
  const { calls, usesDatabase } = serviceFacts[service];
  const pods = { podSelector: { matchLabels: { ...selector } } };
  const ingress = (name: string, from: readonly string[], port: number): NetworkRule => ({
    name,
    spec: {
      ...pods,
      policyTypes: ["Ingress"],
      ingress: [{ from: from.map(namespaceNamed), ports: [tcp(port)] }],
    },
  });
  const egress = (name: string, rules: types.networking.v1.NetworkPolicyEgressRule[]): NetworkRule => ({
    name,
    spec: { ...pods, policyTypes: ["Egress"], egress: rules },
  });
  const awsPorts = usesDatabase ? [tcp(httpsPort), tcp(postgresPort)] : [tcp(httpsPort)];
  return [
    { name: "default-deny", spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] } },
    ingress("from-callers", ["gateway", ...callersOf(service)], httpPort),
    ingress("from-prometheus", ["monitoring"], metricsPort),
    egress("to-dns", [
      {
        to: [{ ...namespaceNamed("kube-system"), podSelector: { matchLabels: { "k8s-app": "kube-dns" } } }],
        ports: [tcp(53), { protocol: "UDP", port: 53 }],
      },
    ]),
    ...(calls.length === 0
      ? []
      : [egress("to-services", [{ to: calls.map(namespaceNamed), ports: [tcp(httpPort)] }])]),
    egress("to-aws", [
      { to: [{ ipBlock: { cidr: network.vpcCidr } }], ports: awsPorts },
      { to: [{ ipBlock: { cidr: podIdentityAgent.cidr } }], ports: [tcp(podIdentityAgent.port)] },
    ]),
  ];
}

function namespaceNamed(name: string) {
  return { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } } };
}

function tcp(port: number) {
  return { protocol: "TCP", port };
}
