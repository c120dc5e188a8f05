import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { catalogue } from "./catalogue.ts";
import { prometheusYaml } from "./render/prometheus-yaml.ts";
import { scrapeConfig } from "./render/scrape-config.ts";
import { type AlertTopics, managedAlertmanagerDefinition } from "./routing/managed-alertmanager.ts";
import { type RuleGroupOptions, ruleGroups } from "./rule-groups.ts";

export interface MetricsPlaneArgs extends RuleGroupOptions {
  /** Region of the workspace and of what it scrapes; shapes the graph, so it is no output. */
  readonly region: string;
  /** Customer key that encrypts the workspace. */
  readonly keyArn: pulumi.Input<string>;
  /** Log group for the rules' and Alertmanager's own errors; a failing rule must not be silent. */
  readonly logGroupArn: pulumi.Input<string>;
  readonly cluster: {
    readonly arn: pulumi.Input<string>;
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    readonly securityGroupIds: pulumi.Input<pulumi.Input<string>[]>;
  };
  /** SNS topic for each severity and for the dead-man switch. */
  readonly topicArns: pulumi.Input<{ readonly [name in keyof AlertTopics]: pulumi.Input<string> }>;
  /** Days metrics are kept. Default: 400, so that a season can be compared with the last one. */
  readonly retentionDays?: number;
  /** Time zone of hours and mute windows. Default: America/New_York. */
  readonly location?: string;
  readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * Amazon Managed Prometheus of one region with a scraper in the cluster, every rule group, and the alert routing. The rules are the
 * very ones that `AlertRules` puts into a cluster.
 *
 * @example
 * new MetricsPlane("metrics", { region: "us-east-1", keyArn: key.arn, logGroupArn, cluster, topicArns });
 */
export class MetricsPlane extends pulumi.ComponentResource {
  readonly workspaceArn: pulumi.Output<string>;
  readonly queryEndpoint: pulumi.Output<string>;
  /** Inner resources, for the rare case; no promise is made about them. */
  readonly nodes: { readonly workspace: aws.amp.Workspace; readonly scraper: aws.amp.Scraper };

  constructor(name: string, args: MetricsPlaneArgs, opts?: pulumi.ComponentResourceOptions) {
    super("wardrail:observability:MetricsPlane", name, {}, opts);
    const { region } = args;
    const parent = { parent: this };
    const tags = args.tags === undefined ? {} : { tags: args.tags };

    const workspace = new aws.amp.Workspace(
      name,
      {
        region,
        alias: name,
        kmsKeyArn: args.keyArn,
        // The service wants the group's ARN with the suffix that stands for its streams.
        loggingConfiguration: {
          logGroupArn: pulumi.output(args.logGroupArn).apply((arn) => `${arn.replace(/:\*$/, "")}:*`),
        },
        ...tags,
      },
      { ...parent, protect: true },
    );
    new aws.amp.WorkspaceConfiguration(
      `${name}-retention`,
      { region, workspaceId: workspace.id, retentionPeriodInDays: args.retentionDays ?? 400 },
      parent,
    );
    for (const group of ruleGroups(catalogue, args))
      new aws.amp.RuleGroupNamespace(
        `${name}-${group.name}`,
        { region, workspaceId: workspace.id, name: group.name, data: prometheusYaml([group]), ...tags },
        parent,
      );
    new aws.amp.AlertManagerDefinition(
      `${name}-routing`,
      {
        region,
        workspaceId: workspace.id,
        definition: pulumi
          .output(args.topicArns)
          .apply((topics) => managedAlertmanagerDefinition(topics, region, args.location)),
      },
      parent,
    );
    const scraper = new aws.amp.Scraper(
      `${name}-scraper`,
      {
        region,
        alias: name,
        source: {
          eks: {
            clusterArn: args.cluster.arn,
            subnetIds: args.cluster.subnetIds,
            securityGroupIds: args.cluster.securityGroupIds,
          },
        },
        destination: { amp: { workspaceArn: workspace.arn } },
        scrapeConfiguration: scrapeConfig({ region }),
        ...tags,
      },
      parent,
    );
    this.nodes = { workspace, scraper };
    this.workspaceArn = workspace.arn;
    this.queryEndpoint = workspace.prometheusEndpoint;
    this.registerOutputs({ workspaceArn: this.workspaceArn, queryEndpoint: this.queryEndpoint });
  }
}
