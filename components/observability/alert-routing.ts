import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { alertmanagerConfig, alertmanagerYaml } from "./routing/alertmanager-config.ts";
import type { ChannelAddresses } from "./routing/receivers.ts";

export interface AlertRoutingArgs {
  /** Keys and addresses of every channel, from stack secrets. */
  readonly addresses: pulumi.Input<{ readonly [channel in keyof ChannelAddresses]: pulumi.Input<string> }>;
  /** Namespace of Alertmanager. Default: `monitoring`. */
  readonly namespace?: string;
  /** Name of the Secret Alertmanager reads (`spec.configSecret`). Default: `wardrail-alertmanager`. */
  readonly secretName?: string;
  /** Time zone of hours and mute windows. Default: America/New_York. */
  readonly location?: string;
}

/**
 * Hands Alertmanager its configuration: routes by severity, inhibitions and time intervals. The configuration holds the
 * channels' keys, so it is a secret in the state and a Secret in the cluster.
 *
 * @example
 * new AlertRouting("routing", { addresses: config.requireSecretObject("channels") }, { provider: cluster });
 */
export class AlertRouting extends pulumi.ComponentResource {
  /** Inner resources, for the rare case; no promise is made about them. */
  readonly nodes: { readonly configuration: k8s.core.v1.Secret };

  constructor(name: string, args: AlertRoutingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("wardrail:observability:AlertRouting", name, {}, opts);
    const location = args.location === undefined ? {} : { location: args.location };
    const yaml = pulumi
      .output(args.addresses)
      .apply((addresses) => alertmanagerYaml(alertmanagerConfig({ addresses, ...location })));
    const configuration = new k8s.core.v1.Secret(
      `${name}-configuration`,
      {
        metadata: {
          name: args.secretName ?? "wardrail-alertmanager",
          namespace: args.namespace ?? "monitoring",
          labels: { "app.kubernetes.io/name": "wardrail", "app.kubernetes.io/component": "alert-routing" },
        },
        stringData: { "alertmanager.yaml": pulumi.secret(yaml) },
      },
      { parent: this, additionalSecretOutputs: ["stringData", "data"] },
    );
    this.nodes = { configuration };
    this.registerOutputs({});
  }
}
