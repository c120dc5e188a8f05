import { everyContainer, podSpec, WORKLOADS } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { and, or } from "../../truth.ts";
import { every, is, isAbsent } from "../../view.ts";

const SAFE_SYSCTLS = [
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.ping_group_range",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
];

/** The safe list is that of the Pod Security Standards. */
export const k8sProcMountDefault = resourceRule({
  id: "k8s-proc-mount-default",
  title: "The proc mount stays masked",
  service: "Kubernetes",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  hitrust: ["01.c"],
  nist: ["AC-6", "CM-6", "CM-7"],
  fix: "Leave procMount unset or Default, and use only safe sysctls.",
  types: WORKLOADS,
  check: (workload) =>
    and(
      everyContainer(workload, (container) =>
        or(
          isAbsent(container.at("securityContext.procMount")),
          is(container.at("securityContext.procMount"), "Default"),
        ),
      ),
      every(podSpec(workload).at("securityContext.sysctls"), (sysctl) =>
        is(sysctl.at("name"), ...SAFE_SYSCTLS),
      ),
    ),
});
