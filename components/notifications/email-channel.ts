import { ConfigurationSet } from "@pulumi/aws/sesv2/configurationSet.js";
import { ConfigurationSetEventDestination } from "@pulumi/aws/sesv2/configurationSetEventDestination.js";
import { EmailIdentity } from "@pulumi/aws/sesv2/emailIdentity.js";
import * as pulumi from "@pulumi/pulumi";
import { type Ownership, physicalName, type Region, type Tier, tagsOf } from "../naming/index.ts";

export interface EmailChannelArgs {
  readonly region: Region;
  /** The domain mail comes from, for example `mail.care.example.org`; its DKIM records are added by its owner. */
  readonly domain: string;
  readonly tier: Tier;
  readonly ownership: Ownership;
}

/**
 * E-mail through SES: delivered over TLS or not at all (45 CFR 164.312(e)(1)), signed with DKIM, and never again to an
 * address that bounced or complained. Outcomes are counted as metrics; SES's own events would name the recipients.
 *
 * @example
 * new EmailChannel("email", { region, domain: "mail.care.example.org", tier: 1, ownership });
 */
export class EmailChannel extends pulumi.ComponentResource {
  readonly configurationSet: pulumi.Output<string>;
  readonly identityArn: pulumi.Output<string>;
  readonly configurationSetArn: pulumi.Output<string>;
  /** The domain; senders put their name before it. */
  readonly origin: string;
  readonly nodes: { readonly configuration: ConfigurationSet; readonly identity: EmailIdentity };

  constructor(name: string, args: EmailChannelArgs, opts?: pulumi.ComponentResourceOptions) {
    const { region, domain, tier, ownership } = args;
    super("wardrail:notifications:EmailChannel", name, { region, domain, tier }, opts);
    const child = { parent: this };
    const tags = tagsOf(ownership, { service: "notifications", dataClass: "operational", tier });
    const words = ["wardrail", ownership.environment, "email"];
    const configuration = new ConfigurationSet(
      `${name}-configuration`,
      {
        configurationSetName: physicalName("configuration-set", words),
        region,
        deliveryOptions: { tlsPolicy: "REQUIRE" },
        reputationOptions: { reputationMetricsEnabled: true },
        sendingOptions: { sendingEnabled: true },
        suppressionOptions: { suppressedReasons: ["BOUNCE", "COMPLAINT"] },
        tags,
      },
      child,
    );
    new ConfigurationSetEventDestination(
      `${name}-outcomes`,
      {
        configurationSetName: configuration.configurationSetName,
        eventDestinationName: "outcomes",
        region,
        eventDestination: {
          enabled: true,
          matchingEventTypes: ["SEND", "DELIVERY", "BOUNCE", "COMPLAINT", "REJECT", "DELIVERY_DELAY"],
          cloudWatchDestination: {
            dimensionConfigurations: [
              {
                dimensionName: "channel",
                dimensionValueSource: "MESSAGE_TAG",
                defaultDimensionValue: "email",
              },
            ],
          },
        },
      },
      child,
    );
    const identity = new EmailIdentity(
      `${name}-identity`,
      {
        emailIdentity: domain,
        region,
        configurationSetName: configuration.configurationSetName,
        dkimSigningAttributes: { nextSigningKeyLength: "RSA_2048_BIT" },
        tags,
      },
      // Mail stops until someone has put new DKIM records in place.
      { parent: this, protect: true },
    );
    this.configurationSet = configuration.configurationSetName;
    this.configurationSetArn = configuration.arn;
    this.identityArn = identity.arn;
    this.origin = domain;
    this.nodes = { configuration, identity };
    this.registerOutputs({ configurationSet: this.configurationSet, identityArn: this.identityArn });
  }
}
