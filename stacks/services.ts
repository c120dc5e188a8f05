import { Provider } from "@pulumi/kubernetes/provider.js";
import type * as pulumi from "@pulumi/pulumi";
import { schedulingServices } from "../components/surge/index.ts";
import { PriorityClasses, ServiceWorkload } from "../components/workload/index.ts";
import { keyIn } from "./keys.ts";
import type { ServicesSettings } from "./settings.ts";
import { readUpstream } from "./upstream.ts";

/** One region's scheduling services on its core cluster. */
export async function deployServices(settings: ServicesSettings) {
  const { region, ownership, cluster, hospitals } = settings;
  const { keys } = await readUpstream(settings, "foundation");
  const { buses } = await readUpstream(settings, "events");
  const auditKey = keyIn(keys, "phi", region);
  const opts = clusterOptions(settings);

  const priorities = new PriorityClasses("priorities", opts);
  const workloads = schedulingServices.map((service) => {
    const { image, capacity } = settings.services[service];
    const workload = new ServiceWorkload(
      service,
      {
        service,
        region,
        image,
        capacity,
        vpcCidr: cluster.vpcCidr,
        busName: buses[service].name,
        auditKey,
        ownership,
      },
      // A pod that names a priority class the cluster does not know is refused.
      { ...opts, dependsOn: priorities },
    );
    const { minReplicas, maxReplicas } = capacity;
    return [service, { namespace: workload.namespaceName, minReplicas, maxReplicas }] as const;
  });
  return { hospitals, services: Object.fromEntries(workloads) };
}

/** A named context pins the cluster, so that a shell left on another one cannot receive production. */
function clusterOptions({ cluster }: ServicesSettings): pulumi.ComponentResourceOptions {
  if (cluster.context === undefined) return {};
  const provider = new Provider("cluster", { context: cluster.context, enableServerSideApply: true });
  return { providers: { kubernetes: provider } };
}
