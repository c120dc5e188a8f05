import { stringify } from "yaml";
import { intervals } from "../intervals.ts";

export interface ScrapeOptions {
  /** Becomes the label `region` of every series: alerts and inhibitions compare by it. */
  readonly region: string;
  /** Namespaces of the scheduling services, as a regular expression. Default: `scheduling.*`. */
  readonly namespaces?: string;
}

const podLabel = (name: string) => `__meta_kubernetes_pod_label_${name.replaceAll(/\W/g, "_")}`;

/**
 * What is scraped inside the cluster: the scheduling services (job `scheduling`, label `service` from the pod's name label),
 * kube-state-metrics, node exporters and kubelets, at the interval that every range of the rules is judged against.
 */
export function scrapeConfig({ region, namespaces = "scheduling.*" }: ScrapeOptions): string {
  const pods = { kubernetes_sd_configs: [{ role: "pod" }] };
  const keep = (source: string, regex: string) => ({ source_labels: [source], action: "keep", regex });
  const copy = (source: string, target: string) => ({ source_labels: [source], target_label: target });
  const addOn = (job: string) => ({
    job_name: job,
    ...pods,
    relabel_configs: [
      keep(podLabel("app.kubernetes.io/name"), job),
      keep("__meta_kubernetes_pod_container_port_name", "http|metrics"),
    ],
  });
  return stringify(
    {
      global: {
        scrape_interval: `${intervals.scrapeSeconds}s`,
        evaluation_interval: `${intervals.evaluationSeconds}s`,
        external_labels: { region },
      },
      scrape_configs: [
        {
          job_name: "scheduling",
          ...pods,
          relabel_configs: [
            keep("__meta_kubernetes_namespace", namespaces),
            keep("__meta_kubernetes_pod_container_port_name", "metrics"),
            copy(podLabel("app.kubernetes.io/name"), "service"),
          ],
        },
        addOn("kube-state-metrics"),
        addOn("node-exporter"),
        {
          job_name: "kubelet",
          scheme: "https",
          bearer_token_file: "/var/run/secrets/kubernetes.io/serviceaccount/token",
          tls_config: { ca_file: "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt" },
          kubernetes_sd_configs: [{ role: "node" }],
          // Everything a kubelet tells would be more series than all services together.
          metric_relabel_configs: [keep("__name__", "kubelet_volume_stats_(available|capacity)_bytes")],
        },
      ],
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}
