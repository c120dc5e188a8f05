import type { AuditFinding, AuditResult, ControlResult } from "../../../exchange/season.ts";
import type { Outlook } from "./season-fixture.ts";

const services = [
  "API Gateway",
  "Backup",
  "CloudTrail",
  "CloudWatch",
  "DynamoDB",
  "EC2/VPC",
  "EKS",
  "ELB",
  "EventBridge",
  "IAM",
  "KMS",
  "Kubernetes",
  "Lambda",
  "RDS",
  "S3",
  "SNS",
  "SQS",
  "Secrets Manager",
  "WAF",
  "Cross-service",
];
const safeguards = [
  {
    slug: "encrypted-at-rest",
    title: "encrypts data at rest with a customer managed key",
    hipaa: "164.312(a)(2)(iv)",
  },
  {
    slug: "encrypted-in-transit",
    title: "refuses connections without TLS 1.2 or later",
    hipaa: "164.312(e)(1)",
  },
  { slug: "access-logged", title: "records who reached it and when", hipaa: "164.312(b)" },
  { slug: "no-public-access", title: "cannot be reached from the public internet", hipaa: "164.312(a)(1)" },
  { slug: "least-privilege", title: "grants no action or resource wildcard", hipaa: "164.308(a)(4)(ii)(B)" },
  { slug: "retention-six-years", title: "keeps records for at least six years", hipaa: "164.316(b)(2)(i)" },
  { slug: "recoverable", title: "can be restored to a point in time", hipaa: "164.308(a)(7)(ii)(A)" },
  { slug: "data-class-tagged", title: "says which class of data it holds", hipaa: "164.310(d)(2)(iii)" },
  { slug: "deletion-protected", title: "cannot be deleted by accident", hipaa: "164.312(c)(1)" },
  { slug: "key-rotated", title: "rotates its key every year", hipaa: "164.312(a)(2)(iv)" },
  { slug: "alarmed", title: "raises an alarm when it is changed", hipaa: "164.308(a)(1)(ii)(D)" },
  { slug: "private-endpoint", title: "is called over a private endpoint", hipaa: "164.312(e)(1)" },
  { slug: "no-plain-secret", title: "holds no secret in clear text", hipaa: "164.312(d)" },
  { slug: "region-allowed", title: "stays in the regions of the agreement", hipaa: "164.308(b)(1)" },
];
const severities = ["critical", "high", "medium", "low"] as const;

/** 280 controls over 20 services; `short` violates three of them, leaves two unknown and waives one. */
export function auditFixture(outlook: Outlook): AuditResult {
  const controls = services.flatMap((service, row) =>
    safeguards.map((safeguard, column): ControlResult => {
      const index = row * safeguards.length + column;
      const outcome = outlook === "short" ? shortOutcome(index) : {};
      return {
        control: `${service.toLowerCase().replace(/\W+/g, "-")}-${safeguard.slug}`,
        title: `${service} ${safeguard.title}`,
        service,
        severity: severities[index % 4] ?? "low",
        level: index % 5 === 4 ? "advisory" : "mandatory",
        hipaa: [safeguard.hipaa],
        fix: `Set the property of the ${service} resource that ${safeguard.title}.`,
        counts: {
          complies: (index * 7) % 23,
          violates: 0,
          "not-applicable": (index * 3) % 11,
          unknown: 0,
          waived: 0,
          ...outcome,
        },
      };
    }),
  );
  return {
    pack: { name: "wardrail-hipaa", version: "0.1.0" },
    evaluatedBy: "wire",
    resourceCount: 1284,
    controls,
    findings: controls.flatMap(findingsOf),
  };
}

function shortOutcome(index: number): Partial<ControlResult["counts"]> {
  if (index === 85 || index === 203) return { violates: 2 };
  if (index === 119) return { violates: 3 };
  if (index === 40 || index === 171) return { unknown: 1 };
  return index === 60 ? { waived: 1 } : {};
}

function findingsOf({ control, severity, level, title, counts }: ControlResult): readonly AuditFinding[] {
  return (["violates", "unknown", "waived"] as const).flatMap((outcome) =>
    Array.from({ length: counts[outcome] }, (_, index) => ({
      control,
      severity,
      level,
      outcome,
      stack: "services-prod-use1",
      urn: `urn:pulumi:services-prod-use1::wardrail::wardrail:workload:ServiceWorkload$kubernetes:apps/v1:Deployment::booking-${index}`,
      message:
        outcome === "unknown"
          ? "spec.template.spec.containers[0].env[3].value is known only after apply"
          : `${title}: spec.template.spec.containers[${index}].securityContext.readOnlyRootFilesystem is absent`,
    })),
  );
}
